namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

public sealed class CompileSurfaceTests
{
    private const string Refresh = "LAUNCHCONTROL_REFRESH_COMPILE_SURFACE";

    private readonly CompileSurface surface = new();

    [Fact]
    public void What_the_sources_compile_against_is_official()
    {
        var differences = ApiComparer.Differences(surface.Declared, surface.Official);

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void The_recorded_surface_is_up_to_date() =>
        AssertFile(CompileSurface.RecordFile, _ => ApiListing.Render(surface.Declared));

    [Fact]
    public void The_readme_lists_the_compile_surface() =>
        AssertFile(CompileSurface.ReadmeFile, surface.WithTable);

    [Fact]
    public void The_recorded_surface_is_not_empty() =>
        Assert.Contains(surface.Declared, type => type.Name == "Microsoft.Azure.Functions.Worker.FunctionAttribute" && type.Members.Contains("ctor(string name)"));

    private static void AssertFile(string file, Func<string, string> expected)
    {
        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var wanted = expected(actual);
        if (actual != wanted && Environment.GetEnvironmentVariable(Refresh) == "1")
        {
            File.WriteAllText(file, wanted);
            actual = wanted;
        }

        Assert.True(actual == wanted, $"{file} is out of date: run this test with {Refresh}=1 and commit the file.");
    }
}
