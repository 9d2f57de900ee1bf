namespace LaunchControl.Core.Performance;

/// <summary>A guardrail that was breached: from the check that found it until the one that finds it kept again.</summary>
public sealed record Incident
{
    /// <summary>The metric and a number that counts its incidents: <c>error-rate-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the metric.</summary>
    public required string Metric { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Offset of the check that found it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>The newest value that breached.</summary>
    public required double Value { get; init; }

    public required double Guardrail { get; init; }

    /// <summary>Checks that found the guardrail breached, the first included.</summary>
    public int Breaches { get; init; } = 1;

    public required Recommendation Recommendation { get; init; }

    /// <summary>The rule that gave the recommendation, with values and window, as a sentence.</summary>
    public required string Because { get; init; }

    /// <summary>Offset of the check that people were last told of: the one that opened it, or at which the recommendation got worse.</summary>
    public string? ToldBy { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Offset of the check that found the guardrail kept again; null where the guardrail was given up.</summary>
    public string? ClearedBy { get; init; }

    public bool IsOpen => ClearedAt is null;
}
