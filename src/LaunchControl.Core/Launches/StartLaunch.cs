using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Launches;

/// <summary>A request to start a launch. Members are null where the sender gave nothing usable.</summary>
public sealed record StartLaunch
{
    public string? Name { get; init; }

    public LaunchTier? Tier { get; init; }

    public DateTimeOffset? LaunchAt { get; init; }

    /// <summary>IANA name; <c>UTC</c> when none is given.</summary>
    public string? TimeZone { get; init; }

    public string? Owner { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> People { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public Brief Brief { get; init; } = new();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<SuccessMetric> Metrics { get; init; } = [];
}
