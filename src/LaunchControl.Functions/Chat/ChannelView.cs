using LaunchControl.Core.Chat;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Webhooks;

namespace LaunchControl.Functions.Chat;

/// <summary>A channel as the API shows it: never its address.</summary>
/// <param name="Team">Only what concerns this team's gates, and the launch as a whole, is posted; null for everything.</param>
/// <param name="Events">Types and patterns; empty for the usual ones.</param>
/// <param name="Host">Of its address.</param>
/// <param name="Fingerprint">8 hexadecimal digits that tell one address from another: the beginning of its SHA-256.</param>
/// <param name="Status">
/// <c>active</c>, <c>failing</c> (every post fails since <paramref name="FailingSince"/>) or <c>disabled</c>: given up, until somebody puts it again.
/// </param>
public sealed record ChannelView(
    string Id,
    ChatKind Kind,
    string? Team,
    IReadOnlyList<string> Events,
    string Host,
    string Fingerprint,
    WebhookStatus Status,
    DateTimeOffset? FailingSince,
    DateTimeOffset? DisabledAt,
    string? DisabledReason,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    IReadOnlyList<WebhookChange> History,
    ChannelLinks Links)
{
    /// <param name="channel">One that was not removed.</param>
    public static ChannelView Of(Webhook channel, Uri site)
    {
        var chat = channel.Chat!;
        return new ChannelView(
            chat.Name, chat.Kind, chat.Team, channel.Events, chat.Address!.Host, chat.Address.Fingerprint, WebhookView.StatusOf(channel), channel.FailingSince,
            channel.Disabled?.At, channel.Disabled?.Reason, channel.CreatedAt, channel.CreatedBy, channel.History, ChannelLinks.Of(channel, site));
    }
}
