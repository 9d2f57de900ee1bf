using LaunchControl.Core.Chat;

namespace LaunchControl.Core.Webhooks;

/// <summary>An address that is told of events, and what is known about how that goes.</summary>
public sealed record Webhook
{
    /// <summary>How long a replaced secret goes on signing beside the new one.</summary>
    public static readonly TimeSpan SecretOverlap = TimeSpan.FromHours(24);

    public required string Id { get; init; }

    /// <summary>Absolute http or https address; for a chat channel only its host, since the rest is secret.</summary>
    public required string Url { get; init; }

    /// <summary>Event types and patterns, as <see cref="EventPattern"/> reads them; empty for all events, and for a chat channel for the usual ones.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The one launch whose events are wanted; null for all launches.</summary>
    public string? LaunchId { get; init; }

    /// <summary>Mail address of whoever is told when deliveries fail for good.</summary>
    public required string Contact { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Newest first. Secrets themselves are stored nowhere: they are derived from a key of the settings.</summary>
    public required IReadOnlyList<WebhookSecret> Secrets { get; init; }

    /// <summary>Null while events are delivered.</summary>
    public WebhookDisabling? Disabled { get; init; }

    /// <summary>Since when every delivery has failed; null while they succeed.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When deliveries last succeeded again after a failure.</summary>
    public DateTimeOffset? RecoveredAt { get; init; }

    /// <summary>Who created, changed, disabled it; oldest first, the middle of a long history left out.</summary>
    public required IReadOnlyList<WebhookChange> History { get; init; }

    /// <summary>What makes it a chat channel, which is posted messages for people; null for one that is posted events.</summary>
    public ChatChannel? Chat { get; init; }

    public bool IsActive => Disabled is null;

    /// <summary>Whether an event is to be delivered.</summary>
    /// <param name="launchId">The launch that it is about.</param>
    public bool Wants(string eventType, string launchId) =>
        IsActive && (LaunchId is null || LaunchId == launchId) && (Patterns.Count == 0 || Patterns.Any(pattern => EventPattern.Fits(pattern, eventType)));

    /// <summary>The secrets that sign at an instant, newest first.</summary>
    public IEnumerable<WebhookSecret> SecretsAt(DateTimeOffset now) => Secrets.Where(secret => secret.SignsUntil is null || secret.SignsUntil > now);

    private IReadOnlyList<string> Patterns => Events.Count == 0 && Chat is not null ? ChatEvents.Usual : Events;
}
