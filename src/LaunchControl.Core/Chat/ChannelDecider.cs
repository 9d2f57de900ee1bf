using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Chat;

/// <summary>What becomes of a chat channel. A channel is a webhook of one launch, without secrets to sign with.</summary>
public static class ChannelDecider
{
    /// <param name="draft">One with an address.</param>
    public static Webhook Create(string launchId, string channelId, ChannelDraft draft, string actor, DateTimeOffset now) => new()
    {
        Id = ChannelId.WebhookIdOf(launchId, channelId),
        Url = UrlOf(draft.Address!),
        Events = draft.Events,
        LaunchId = launchId,
        Contact = actor,
        CreatedAt = now,
        CreatedBy = actor,
        Secrets = [],
        Chat = new ChatChannel(channelId, draft.Kind, draft.Team, draft.Address),
        History = [new WebhookChange(now, actor, "created", $"Created for {Words(draft.Address!)}.")],
    };

    /// <summary>Changes a channel, and lets one that was given up post again. A repeat changes nothing and gives the same object back.</summary>
    public static Webhook Change(Webhook channel, ChannelDraft draft, string actor, DateTimeOffset now)
    {
        var before = channel.Chat!;
        var after = before with { Kind = draft.Kind, Team = draft.Team, Address = draft.Address ?? before.Address };
        List<string> changes = [];
        Note("kind", $"{before.Kind}", $"{after.Kind}");
        Note("team", before.Team ?? "all", after.Team ?? "all");
        Note("events", EventWords(channel.Events), EventWords(draft.Events));
        Note("address", Words(before.Address!), Words(after.Address!));
        var changed = channel with { Url = UrlOf(after.Address!), Events = draft.Events, Chat = after, Contact = actor };
        return WebhookDecider.Enable(changes.Count == 0 ? channel : WebhookDecider.Noted(changed, now, actor, "changed", $"{string.Join("; ", changes)}."), actor, now);

        void Note(string name, string was, string becomes)
        {
            if (was != becomes)
            {
                changes.Add($"{name}: {was} became {becomes}");
            }
        }
    }

    /// <summary>What is kept of it once nothing more is posted to it: not its address.</summary>
    public static Webhook Remove(Webhook channel, string actor, DateTimeOffset now) =>
        WebhookDecider.Remove(channel, actor, now) with { Chat = channel.Chat! with { Address = null } };

    // Logs, mails and histories name a webhook by its address, so this one's holds nothing secret.
    private static string UrlOf(SealedAddress address) => $"https://{address.Host}/";

    private static string Words(SealedAddress address) => $"{address.Host} ({address.Fingerprint})";

    private static string EventWords(IReadOnlyList<string> events) => events.Count == 0 ? "the usual" : string.Join(", ", events);
}
