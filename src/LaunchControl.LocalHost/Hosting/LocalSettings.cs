using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>The app's settings for local development. Anything set in the environment comes before them.</summary>
internal static class LocalSettings
{
    public static Dictionary<string, string?> For(LocalHostOptions options, LocalSecrets secrets, string serviceBus) => new(AllowedHosts(options))
    {
        ["Site:BaseAddress"] = options.BaseAddress.AbsoluteUri,
        ["Tables:ConnectionString"] = options.Tables,
        ["Tables:Prefix"] = options.TablePrefix,
        ["ServiceBus"] = serviceBus,
        ["Outbox:Grace"] = "00:00:00", // one instance: what is left behind was left by a crash
        ["Attention:DailyCap"] = "1000", // one person often plays all parts of many launches in one day
        ["Mail:SendGridApiKey"] = "none: the local mailbox takes its place",
        ["Mail:From"] = "launches@launchcontrol.example",
        ["Mail:EventWebhookPublicKey"] = options.MailEventKey,
        ["SignOffLinks:ActiveKey"] = "local",
        ["SignOffLinks:Keys:local"] = secrets.SignOffKey,
        ["Webhooks:ActiveKey"] = "local",
        ["Webhooks:Keys:local"] = secrets.WebhookKey,
        [$"{AccessOptions.Section}:DevelopmentMode"] = "true",
        [$"{AccessOptions.Section}:DevelopmentKey"] = secrets.DevelopmentKey,
    };

    private static IEnumerable<KeyValuePair<string, string?>> AllowedHosts(LocalHostOptions options) =>
        options.AllowedHosts.Select((host, i) => KeyValuePair.Create($"{OutgoingHttpOptions.Section}:AllowedHosts:{i}", (string?)host));
}
