using System.Globalization;
using System.Text;

namespace LaunchControl.Deployment.Tests.Settings;

/// <summary>The table of settings in the docs.</summary>
internal static class SettingsTable
{
    /// <summary>Settings of the Functions host and the Azure clients, which no options class has.</summary>
    public static readonly IReadOnlyList<(string Name, string About)> OfThePlatform =
    [
        ("FUNCTIONS_WORKER_RUNTIME", "`dotnet-isolated`. For Core Tools; Flex Consumption has it in the app's own configuration."),
        ("AzureWebJobsStorage", "Connection string of the host's storage. For Azurite only."),
        ("AzureWebJobsStorage__accountName", "Name of the host's storage account: the durable engine, timers and leases. The host signs in with its identity."),
        ("AzureWebJobsStorage__credential", "`managedidentity`."),
        ("AzureWebJobsStorage__clientId", "Client id of the app's identity."),
        ("AzureWebJobsDisableHomepage", "`true`: `/` shows nothing of the platform's."),
        ("AZURE_CLIENT_ID", "Client id of the identity that the app's own Azure clients sign in with."),
        ("ServiceBus__credential", "`managedidentity`. For the triggers."),
        ("ServiceBus__clientId", "Client id of the app's identity. For the triggers."),
        ("APPLICATIONINSIGHTS_CONNECTION_STRING", "Where traces, metrics and logs go. Without it nothing is sent."),
        ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Signs the sender in with the app's identity: `ClientId=...;Authorization=AAD`."),
        ("DurableTaskScheduler", "Where the Durable Task Scheduler runs the orchestrations: `Endpoint=...;Authentication=ManagedIdentity;ClientID=...`. It holds no key."),
    ];

    private const string Begin = "<!-- begin: generated from the options classes -->";
    private const string End = "<!-- end -->";

    /// <summary>A document with its generated part made anew.</summary>
    public static string Renew(string document)
    {
        var (before, after) = (document.Split(Begin)[0], document.Split(End)[1]);
        return $"{before}{Begin}\n{Render()}{End}{after}";
    }

    private static string Render()
    {
        var text = new StringBuilder();
        foreach (var type in SettingsCatalogue.Classes)
        {
            var section = SettingsCatalogue.SectionOf(type);
            text.Append(CultureInfo.InvariantCulture, $"\n### {section}\n\n{SettingsCatalogue.About(type)}\n\n| setting | default | what |\n|---|---|---|\n");
            foreach (var setting in SettingsCatalogue.All.Where(setting => setting.Name.Split("__")[0] == section))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {(setting.Default.Length == 0 ? "" : $"`{setting.Default}`")} | {setting.About.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        text.Append("\n### The platform's own\n\n| setting | what |\n|---|---|\n");
        text.AppendJoin("", OfThePlatform.Select(setting => $"| `{setting.Name}` | {setting.About} |\n"));
        return text.Append('\n').ToString();
    }
}
