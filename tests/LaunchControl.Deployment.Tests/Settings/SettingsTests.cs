using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaunchControl.Deployment.Tests.Templates;
using LaunchControl.Drivers;

namespace LaunchControl.Deployment.Tests.Settings;

/// <summary>Code, example, templates and docs know the same settings.</summary>
public sealed partial class SettingsTests
{
    // A default that suits development, or a matter of this system's alone: the templates leave them to code and host.json.
    private static readonly string[] LeftToCode =
    [
        "Access__developmentKey", "Access__developmentMode", "Attention__dailyCap", "Mail__fromName", "MetricSources__", "Outbox__grace", "OutgoingHttp__", "RateLimits__readsPer", "RateLimits__submitsPer",
        "RateLimits__feedback", "RateLimits__webhooksPer", "RateLimits__window", "ServiceBus", "SignOffLinks__lifetime", "Tables__connectionString", "Tables__prefix", "Tables__timeout", "Tickets__",
        "Watchdog__grace",
    ];

    [Fact]
    public void The_example_lists_every_setting_of_the_code_and_no_other()
    {
        var listed = Example().Select(Generic).Distinct().Order(StringComparer.Ordinal);
        string[] ofThePlatform = ["AzureWebJobsDisableHomepage", "AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"];

        Assert.Equal(SettingsCatalogue.All.Select(setting => setting.Name).Concat(ofThePlatform).Distinct().Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Every_setting_of_the_templates_is_known_to_the_code_or_the_platform()
    {
        var known = SettingsCatalogue.All.Select(setting => setting.Name).Concat(SettingsTable.OfThePlatform.Select(setting => setting.Name));

        Assert.Empty(AppSettings.InTemplate().Keys.Except(known));
    }

    [Fact]
    public void Every_setting_of_the_code_is_set_by_the_templates_or_left_to_its_default_on_purpose()
    {
        var set = AppSettings.InTemplate().Keys;

        Assert.All(
            SettingsCatalogue.All.Select(setting => setting.Name).Except(set),
            name => Assert.True(LeftToCode.Any(left => name.StartsWith(left, StringComparison.Ordinal)), name));
    }

    [Fact]
    public void The_docs_list_what_the_code_knows()
    {
        var file = Path.Combine(Repository.Root, "docs", "settings.md");
        var document = File.ReadAllText(file).ReplaceLineEndings("\n");
        var renewed = SettingsTable.Renew(document);
        if (Environment.GetEnvironmentVariable("LAUNCHCONTROL_RENEW_DOCS") == "1")
        {
            File.WriteAllText(file, renewed);
        }

        Assert.True(document == renewed, "docs/settings.md is not what the options classes say. Run this test with LAUNCHCONTROL_RENEW_DOCS=1 to bring it up to date, and look at the difference.");
    }

    private static IEnumerable<string> Example() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.example.json")))!["Values"]!.AsObject().Select(setting => setting.Key);

    private static string Generic(string name) => SecretName().Replace(KeyName().Replace(Index().Replace(name, "__0"), "__keys__NAME"), "__secrets__NAME__");

    [GeneratedRegex("__[0-9]+$")]
    private static partial Regex Index();

    [GeneratedRegex("__keys__.+$")]
    private static partial Regex KeyName();

    [GeneratedRegex("__secrets__.+__")]
    private static partial Regex SecretName();
}
