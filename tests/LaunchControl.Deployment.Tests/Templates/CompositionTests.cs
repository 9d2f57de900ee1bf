using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LaunchControl.Deployment.Tests.Templates;

/// <summary>The templates fit together, as far as can be told without a compiler.</summary>
public sealed partial class CompositionTests
{
    private static BicepFile Main => BicepFile.Named("main.bicep");

    [Fact]
    public void Every_file_says_what_it_is_for_and_every_parameter_what_it_is()
    {
        Assert.All(BicepFile.All, file => Assert.StartsWith("// ", file.Text, StringComparison.Ordinal));
        Assert.All(BicepFile.All, file => Assert.All(file.Parameters, parameter => Assert.True(parameter.Value.IsDescribed, $"{file.Name}: {parameter.Key}")));
    }

    [Fact]
    public void Every_module_exists_and_is_given_what_it_asks_for_and_nothing_else()
    {
        var used = new HashSet<string>();
        foreach (var file in BicepFile.All)
        {
            foreach (var (module, given) in file.Modules)
            {
                var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, module));
                var target = Assert.Single(BicepFile.All, other => other.Path == path);
                used.Add(target.Name);
                Assert.Empty(given.Except(target.Parameters.Keys));
                Assert.Empty(target.Parameters.Where(parameter => !parameter.Value.HasDefault).Select(parameter => parameter.Key).Except(given));
            }
        }

        Assert.Equal(BicepFile.All.Select(file => file.Name).Where(name => name != "main.bicep"), used.Order(StringComparer.Ordinal));
        Assert.Equal(BicepFile.All.Sum(file => ModuleWord().Count(file.Text)), BicepFile.All.Sum(file => file.Modules.Count()));
    }

    [Fact]
    public void Main_only_composes() => Assert.Equal(["Microsoft.Resources/resourceGroups"], Resource().Matches(Main.Text).Select(match => match.Groups[1].Value));

    [Fact]
    public void The_parameters_file_gives_every_parameter_and_names_no_other()
    {
        var given = JsonNode.Parse(File.ReadAllText(Path.Combine(BicepFile.Folder, "main.parameters.json")))!["parameters"]!.AsObject();

        Assert.Equal(Main.Parameters.Keys.Order(StringComparer.Ordinal), given.Select(parameter => parameter.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_default_of_the_parameters_file_is_the_templates_own()
    {
        var given = JsonNode.Parse(File.ReadAllText(Path.Combine(BicepFile.Folder, "main.parameters.json")))!["parameters"]!.AsObject();
        foreach (var (name, parameter) in given.Where(parameter => parameter.Value!["value"] is JsonValue))
        {
            var fallback = Fallback().Match(parameter!["value"]!.GetValue<string>()).Groups[1].Value;
            var declared = Regex.Match(Main.Text, $@"^param {name} \w+ = '?(.*?)'?$", RegexOptions.Multiline).Groups[1].Value;
            Assert.True(fallback == declared, $"{name}: '{fallback}' in the parameters file, '{declared}' in the template.");
        }
    }

    [Fact]
    public void Names_are_made_from_abbreviations_that_are_there_and_all_of_those_are_used()
    {
        var known = JsonNode.Parse(File.ReadAllText(Path.Combine(BicepFile.Folder, "abbreviations.json")))!.AsObject().Select(entry => entry.Key);

        Assert.Equal(known.Order(StringComparer.Ordinal), Abbreviation().Matches(Main.Text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hooks_use_only_what_the_templates_put_out_or_somebody_sets()
    {
        string[] fromAzd = ["AZURE_ENV_NAME"];
        string[] own = ["HOOK_ATTEMPTS", "HOOK_PAUSE", "LOCAL_SETTINGS_FILE", "SENDGRID_API_KEY"];
        var parameters = File.ReadAllText(Path.Combine(BicepFile.Folder, "main.parameters.json"));
        foreach (var hook in Directory.EnumerateFiles(Path.Combine(BicepFile.Folder, "hooks")))
        {
            var used = Variable().Matches(File.ReadAllText(hook)).Select(match => match.Groups[1].Value);
            Assert.All(used, name => Assert.True(
                Main.Outputs.Contains(name) || parameters.Contains($"${{{name}", StringComparison.Ordinal) || fromAzd.Contains(name) || own.Contains(name), $"{hook}: {name}"));
        }
    }

    [GeneratedRegex(@"^module \w+ ", RegexOptions.Multiline)]
    private static partial Regex ModuleWord();

    [GeneratedRegex(@"^ *resource \w+ '([^'@]+)@?[^']*' (?!existing)", RegexOptions.Multiline)]
    private static partial Regex Resource();

    [GeneratedRegex(@"^\$\{\w+(?:=(.*))?\}$")]
    private static partial Regex Fallback();

    [GeneratedRegex(@"abbreviations\.(\w+)\}")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"(?:\$\{?|process\.env\.)([A-Z]+_[A-Z_]+)")]
    private static partial Regex Variable();
}
