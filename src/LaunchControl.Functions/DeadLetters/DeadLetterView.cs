using System.Text.Json.Nodes;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>A dead letter as the API shows it, without secrets.</summary>
public sealed record DeadLetterView
{
    /// <summary>Its queue and its sequence number among that queue's dead letters.</summary>
    public required string Id { get; init; }

    public required string Queue { get; init; }

    public required string MessageId { get; init; }

    /// <summary>Why it was given up: a stable code.</summary>
    public required string Reason { get; init; }

    /// <summary>What was said when it was given up, with every fault.</summary>
    public required string? Description { get; init; }

    /// <summary>What the reason means.</summary>
    public required string Explanation { get; init; }

    /// <summary>What to do about it.</summary>
    public required string NextStep { get; init; }

    /// <summary>When it failed or was refused for the first time; when it came into the queue where nobody noted that.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>Why it failed for the first time: a code, or the name of an exception.</summary>
    public required string FirstFailure { get; init; }

    /// <summary>When it was given up; null where the broker did that by itself.</summary>
    public required DateTimeOffset? DeadLetteredAt { get; init; }

    /// <summary>How often it was tried before it was given up, its copies included; a process that crashed on it is not counted.</summary>
    public required int Attempts { get; init; }

    /// <summary>How often it was brought back from the dead letters.</summary>
    public required int Redeliveries { get; init; }

    /// <summary>The launch that its body names; null for none.</summary>
    public required string? LaunchId { get; init; }

    /// <summary>The body, where it is JSON of no more than 16 KiB.</summary>
    public required JsonNode? Payload { get; init; }

    /// <summary>The beginning of any other body: at most 2,000 characters, without control characters.</summary>
    public required string? Excerpt { get; init; }

    /// <summary>Bytes of the body.</summary>
    public required int Size { get; init; }
}
