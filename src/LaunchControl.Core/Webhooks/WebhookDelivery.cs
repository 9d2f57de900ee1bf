using System.Globalization;

namespace LaunchControl.Core.Webhooks;

/// <summary>One event on its way to one webhook, with every attempt.</summary>
public sealed record WebhookDelivery
{
    private const int MostAttempts = 50;

    /// <summary>See <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required string WebhookId { get; init; }

    /// <summary>The event's id; the receiver gets it as <c>webhook-id</c>, the same for every attempt and replay.</summary>
    public required string EventId { get; init; }

    public required string EventType { get; init; }

    /// <summary>The launch that it is about; null for a test.</summary>
    public string? LaunchId { get; init; }

    /// <summary>The event as JSON: what is signed and sent. For a chat channel what it is told, of which the message is made when it is sent.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is tried: its creation, or its last replay.</summary>
    public required DateTimeOffset TriedSince { get; init; }

    public DeliveryStatus Status { get; init; }

    /// <summary>Null once it is delivered or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Null while it is pending.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Oldest first; at most the newest 50.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>Failed attempts since it is tried.</summary>
    public int Failures { get; init; }

    /// <summary>From when on a failure is the last.</summary>
    public DateTimeOffset GivesUpAt => TriedSince + WebhookDecider.Patience;

    /// <summary>Ids in ascending order are deliveries from the newest to the oldest, and of one launch from the last to the first.</summary>
    /// <param name="time">The event's.</param>
    /// <param name="sequence">The event's within its launch.</param>
    /// <param name="name">The launch's id, or another name of lower-case letters, digits and hyphens.</param>
    public static string IdOf(DateTimeOffset time, int sequence, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - time.UtcTicks:D19}-{int.MaxValue - sequence:D10}-{name}");

    /// <summary>Whether a text could be the id of a delivery; anything else is not looked up.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 31 and <= 120 } && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <param name="wait">Until the next attempt, should there be one.</param>
    public WebhookDelivery After(DeliveryAttempt attempt, TimeSpan wait, DateTimeOffset now)
    {
        var tried = this with { Attempts = [.. Attempts.TakeLast(MostAttempts - 1), attempt] };
        return attempt.IsDelivered ? tried.End(DeliveryStatus.Delivered, now)
            : attempt.IsGone || now >= GivesUpAt ? tried.End(DeliveryStatus.Failed, now)
            : tried with { Failures = Failures + 1, NextAttemptAt = Earlier(now + wait, GivesUpAt) };
    }

    /// <summary>Gives up without an attempt.</summary>
    public WebhookDelivery GiveUp(string outcome, DateTimeOffset now) =>
        (this with { Attempts = [.. Attempts.TakeLast(MostAttempts - 1), new DeliveryAttempt(now, null, outcome, 0)] }).End(DeliveryStatus.Failed, now);

    /// <summary>Tries it anew, whatever became of it.</summary>
    public WebhookDelivery Replay(DateTimeOffset now) =>
        this with { Status = DeliveryStatus.Pending, TriedSince = now, NextAttemptAt = now, EndedAt = null, Failures = 0 };

    private WebhookDelivery End(DeliveryStatus status, DateTimeOffset now) => this with { Status = status, NextAttemptAt = null, EndedAt = now };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
