using LaunchControl.Core.Chat;
using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Chat;

/// <summary>Where the chats have their webhooks. Launch owners set channels, so nothing else may be posted to unless the settings open it.</summary>
internal static class ChatHosts
{
    private static readonly IReadOnlyList<AllowedHost> Slack = Hosts("hooks.slack.com", "hooks.slack-gov.com");

    // Workflows have moved twice: from Teams' own connectors over Logic Apps to Power Platform.
    private static readonly IReadOnlyList<AllowedHost> Teams = Hosts("*.logic.azure.com", "*.api.powerplatform.com", "*.webhook.office.com");

    /// <summary>As a sentence names them.</summary>
    public static string InWords(ChatKind kind) => string.Join(", ", Of(kind).Select(host => host.IsSuffix ? $"*.{host.Host}" : host.Host));

    public static bool IsOf(ChatKind kind, Uri address) => Of(kind).Any(host => host.Covers(address.IdnHost, address.Port));

    private static IReadOnlyList<AllowedHost> Of(ChatKind kind) => kind == ChatKind.Slack ? Slack : Teams;

    private static IReadOnlyList<AllowedHost> Hosts(params string[] hosts) => [.. hosts.Select(AllowedHost.Parse).OfType<AllowedHost>()];
}
