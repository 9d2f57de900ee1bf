using System.Globalization;
using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Webhooks;

/// <summary>What becomes of a webhook. Each change stands in its history; a repeat changes nothing and gives the same object back.</summary>
public static class WebhookDecider
{
    /// <summary>How long every delivery may fail before the webhook is disabled.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private const int LongestHistory = 50;
    private const int MostSecrets = 5;

    /// <param name="keyId">The key of the settings that its secret is derived from.</param>
    public static Webhook Create(string id, WebhookDraft draft, string keyId, string actor, DateTimeOffset now) => new()
    {
        Id = id,
        Url = draft.Url,
        Events = draft.Events,
        LaunchId = draft.LaunchId,
        Contact = draft.Contact,
        Description = draft.Description,
        CreatedAt = now,
        CreatedBy = actor,
        Secrets = [new WebhookSecret(1, keyId, now)],
        History = [new WebhookChange(now, actor, "created", $"Created for {draft.Url}.")],
    };

    public static Webhook Change(Webhook webhook, WebhookDraft draft, string actor, DateTimeOffset now)
    {
        List<string> changes = [];
        Note("url", webhook.Url, draft.Url);
        Note("events", Words(webhook.Events), Words(draft.Events));
        Note("launch", webhook.LaunchId ?? "all", draft.LaunchId ?? "all");
        Note("contact", webhook.Contact, draft.Contact);
        Note("description", webhook.Description ?? "none", draft.Description ?? "none");
        var changed = webhook with { Url = draft.Url, Events = draft.Events, LaunchId = draft.LaunchId, Contact = draft.Contact, Description = draft.Description };
        return changes.Count == 0 ? webhook : Noted(changed, now, actor, "changed", $"{string.Join("; ", changes)}.");

        void Note(string name, string before, string after)
        {
            if (before != after)
            {
                changes.Add($"{name}: {before} became {after}");
            }
        }
    }

    /// <summary>
    /// Each secret that signed so far goes on for a day beside the new one, so that a rotation that was asked for twice by accident cuts nobody off.
    /// Of many the oldest stop at once.
    /// </summary>
    public static Webhook RotateSecret(Webhook webhook, string keyId, string actor, DateTimeOffset now)
    {
        var until = now + Webhook.SecretOverlap;
        var replaced = webhook.Secrets[0] with { SignsUntil = until };
        var fresh = new WebhookSecret(replaced.Generation + 1, keyId, now);
        var summary = string.Create(CultureInfo.InvariantCulture, $"Secret {fresh.Generation} signs; secret {replaced.Generation} goes on until {until.UtcDateTime:ddd d MMM yyyy, HH:mm} UTC.");
        return Noted(webhook with { Secrets = [fresh, replaced, .. webhook.SecretsAt(now).Skip(1).Take(MostSecrets - 2)] }, now, actor, "secretRotated", summary);
    }

    public static Webhook Enable(Webhook webhook, string actor, DateTimeOffset now) => webhook.IsActive
        ? webhook
        : Noted(webhook with { Disabled = null, FailingSince = null, RecoveredAt = now }, now, actor, "enabled", "Events are delivered again from now on.");

    /// <summary>What is kept of it once nothing more is delivered to it.</summary>
    public static Webhook Remove(Webhook webhook, string actor, DateTimeOffset now) => Noted(webhook, now, actor, "removed", "Nothing more is delivered to it.");

    /// <summary>The contact was told why it is disabled.</summary>
    public static Webhook NoticeGiven(Webhook webhook) =>
        webhook.Disabled is { IsNoticeOwed: true } disabled ? webhook with { Disabled = disabled with { IsNoticeOwed = false } } : webhook;

    public static Webhook Succeeded(Webhook webhook, DateTimeOffset now) =>
        webhook.FailingSince is null ? webhook : webhook with { FailingSince = null, RecoveredAt = now };

    /// <param name="isGone">The receiver says that it wants no more, ever.</param>
    /// <param name="triedSince">Since when the delivery that failed is tried.</param>
    public static Webhook Failed(Webhook webhook, bool isGone, DateTimeOffset triedSince, DateTimeOffset now)
    {
        var since = webhook.FailingSince ?? (webhook.RecoveredAt > triedSince ? webhook.RecoveredAt.Value : triedSince);
        var failing = webhook with { FailingSince = since };
        return !webhook.IsActive ? webhook
            : isGone ? Disable(failing, "The receiver answered 410 Gone: it wants no more events.", now)
            : now - since >= Patience ? Disable(failing, string.Create(CultureInfo.InvariantCulture, $"Every delivery has failed since {since.UtcDateTime:ddd d MMM yyyy, HH:mm} UTC."), now)
            : webhook.FailingSince is null ? failing
            : webhook;
    }

    private static Webhook Disable(Webhook webhook, string reason, DateTimeOffset now) =>
        Noted(webhook with { Disabled = new WebhookDisabling(now, reason, IsNoticeOwed: true) }, now, CommandOrigin.System, "disabled", reason);

    // The beginning stays, and what is newest.
    internal static Webhook Noted(Webhook webhook, DateTimeOffset at, string actor, string action, string summary) => webhook with
    {
        History = [.. webhook.History.Take(1), .. webhook.History.Skip(1).TakeLast(LongestHistory - 2), new WebhookChange(at, actor, action, summary)],
    };

    private static string Words(IReadOnlyList<string> events) => events.Count == 0 ? "all" : string.Join(", ", events);
}
