using LaunchControl.Functions.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Deployment.Tests.Settings;

/// <summary>The start-up check: all faults at once, and none twice.</summary>
public sealed class SettingsCheckTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public void With_nothing_set_every_setting_that_is_needed_is_named_at_once()
    {
        var faults = Faults([]);

        Assert.All(
            ["AzureWebJobsStorage__accountName", "Site__baseAddress", "Tables__endpoint", "ServiceBus__fullyQualifiedNamespace", "Mail__sendGridApiKey", "Mail__from", "SignOffLinks__activeKey", "Webhooks__activeKey", "Access__authority"],
            name => Assert.Single(faults, fault => fault.StartsWith(name, StringComparison.Ordinal)));
        Assert.Equal(9, faults.Count);
        Assert.StartsWith("LaunchControl did not start: 9 settings to mend.\n  - ", SettingsCheck.Report(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void With_everything_set_it_finds_nothing() => Assert.Empty(Faults(Complete()));

    [Fact]
    public void A_reference_that_the_platform_could_not_read_is_named_once_and_says_where_to_look()
    {
        var settings = Complete();
        settings["SignOffLinks:keys:2027a"] = "@Microsoft.KeyVault(SecretUri=https://kv-test.vault.azure.net/secrets/SignOffLinks-2027a)";

        var fault = Assert.Single(Faults(settings));

        Assert.StartsWith("SignOffLinks__keys__2027a refers to a secret that could not be read.", fault, StringComparison.Ordinal);
        Assert.Contains("Key Vault Secrets User", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_fault_is_no_setting_to_mend() => Assert.Empty(SettingsCheck.FaultsOf(new InvalidOperationException("Something else.")));

    private static IReadOnlyList<string> Faults(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddLogging().AddLaunchControl(configuration).BuildServiceProvider();
        return SettingsCheck.Faults(services, configuration);
    }

    private static Dictionary<string, string?> Complete() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["AzureWebJobsStorage:accountName"] = "stlaunches",
        ["Site:baseAddress"] = "https://launch.contoso.example/",
        ["Tables:endpoint"] = "https://stlaunches.table.core.windows.net",
        ["ServiceBus:fullyQualifiedNamespace"] = "sb-launches.servicebus.windows.net",
        ["Mail:sendGridApiKey"] = "SG.example",
        ["Mail:from"] = "launches@contoso.example",
        ["SignOffLinks:activeKey"] = "2027a",
        ["SignOffLinks:keys:2027a"] = Key,
        ["Webhooks:activeKey"] = "2027a",
        ["Webhooks:keys:2027a"] = Key,
        ["Access:authority"] = "https://login.microsoftonline.com/tenant/v2.0",
        ["Access:audience"] = "client",
    };
}
