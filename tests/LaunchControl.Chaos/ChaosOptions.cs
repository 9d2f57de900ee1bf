namespace LaunchControl.Chaos;

/// <summary>What a run does.</summary>
public sealed record ChaosOptions
{
    /// <summary>How long faults are injected under load.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Go on, beyond the duration too, until the application was killed so often.</summary>
    public int Kills { get; init; }

    /// <summary>Go on, beyond the duration too, until every kind of fault was injected.</summary>
    public bool EveryKind { get; init; }

    /// <summary>The same seed gives the same plan of faults and the same people; how they interleave is up to the machine.</summary>
    public required int Seed { get; init; }

    /// <summary>How many launches are under way at a time, 1 or more.</summary>
    public int Launches { get; init; } = 8;

    /// <summary>Kill at so many of the durable writes of a launch's life instead; 0 for all; null for the usual run.</summary>
    public int? Boundaries { get; init; }

    /// <summary>Which share of the calls of Table Storage goes wrong, 0 to 1.</summary>
    public double StorageShare { get; init; } = 0.04;

    /// <summary>Which share of the mails is refused, 0 to 1.</summary>
    public double MailShare { get; init; } = 0.2;
}
