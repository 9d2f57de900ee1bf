using System.Diagnostics;
using System.Reflection;

namespace LaunchControl.Deployment.Tests.Templates;

/// <summary>The compiler takes the templates, where one is on the machine: from the package of the build, or on PATH.</summary>
public sealed class CompilerTests
{
    [Fact]
    public async Task The_templates_compile_without_a_warning()
    {
        var (exitCode, output) = await RunAsync("build", Path.Combine(BicepFile.Folder, "main.bicep"), "--stdout");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("Warning ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compiler_is_really_asked()
    {
        var broken = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.bicep");
        await File.WriteAllTextAsync(broken, "param unused string\n");
        var (_, output) = await RunAsync("build", broken, "--stdout");
        File.Delete(broken);

        Assert.Contains("no-unused-params", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] arguments)
    {
        var package = typeof(CompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BicepPackage").Value!;
        var compiler = Path.Combine(package, "tools", "bicep");
        if (OperatingSystem.IsLinux() && File.Exists(compiler))
        {
            File.SetUnixFileMode(compiler, File.GetUnixFileMode(compiler) | UnixFileMode.UserExecute);
        }
        else
        {
            compiler = "bicep";
        }

        using var process = Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
