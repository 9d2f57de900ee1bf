using System.Text.RegularExpressions;
using LaunchControl.Drivers;

namespace LaunchControl.Deployment.Tests.Workflows;

/// <summary>GitHub Actions: pinned, and with no more rights than they need.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_by_digest_with_its_version_beside_it(string file) =>
        Assert.All(Uses().Matches(Read(file)), match => Assert.Matches(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", match.Groups[1].Value));

    [Theory]
    [MemberData(nameof(Files))]
    public void Rights_are_named_and_written_ones_few(string file)
    {
        var text = Read(file);

        Assert.Matches(@"(?m)^permissions:\n  contents: read\n", text);
        Assert.Equal(file == "deploy.yml" ? ["id-token"] : [], Writes().Matches(text).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_secret_but_that_of_the_mail_provider_is_used(string file) =>
        Assert.All(Secrets().Matches(Read(file)), match => Assert.Equal("SENDGRID_API_KEY", match.Groups[1].Value));

    [Fact]
    public void Deployment_passes_every_choice_on()
    {
        var choices = Value().Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.parameters.json"))).Select(match => match.Groups[1].Value).ToList();
        var deploy = Read("deploy.yml");
        var pipeline = File.ReadAllText(Path.Combine(Repository.Root, "azure.yaml"));
        string[] fromAzd = ["AZURE_ENV_NAME", "AZURE_LOCATION", "AZURE_PRINCIPAL_ID", "AZURE_PRINCIPAL_TYPE"];

        Assert.All(choices.Where(choice => choice != "AZURE_PRINCIPAL_ID"), choice => Assert.Matches($@"(?m)^      {choice}: ", deploy));
        Assert.All(choices.Except(fromAzd), choice => Assert.Contains($"    - {choice}\n", pipeline, StringComparison.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^ *(?:- )?uses: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^ +([\w-]+): write$", RegexOptions.Multiline)]
    private static partial Regex Writes();

    [GeneratedRegex(@"""\$\{(\w+)")]
    private static partial Regex Value();

    [GeneratedRegex(@"secrets\.(\w+)")]
    private static partial Regex Secrets();
}
