using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>What other launches have to know of a launch, so as not to get into its way: its date, its audience, and who signs when.</summary>
public sealed record LaunchFootprint
{
    // Due dates far ahead say little, and the row that holds this has bounds.
    private const int MostGates = 60;
    private const int MostPeople = 20;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required LaunchTier Tier { get; init; }

    public required DateTimeOffset LaunchAt { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The launch moment is past.</summary>
    public bool IsLaunched { get; init; }

    /// <summary>The launch has noted that its date lies in a blackout window, which may be over.</summary>
    public bool IsInBlackout { get; init; }

    /// <summary>The brief's target customer as it is compared; null where none is given.</summary>
    public string? TargetCustomer { get; init; }

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Markets { get; init; } = [];

    /// <summary>Gates that are not passed yet, the first due first.</summary>
    public IReadOnlyList<GateDue> GatesDue { get; init; } = [];

    public static LaunchFootprint Of(Launch launch) => new()
    {
        Id = launch.Id,
        Name = launch.Name,
        Tier = launch.Tier,
        LaunchAt = launch.LaunchAt,
        TimeZone = launch.TimeZone,
        IsLaunched = launch.IsLaunched,
        IsInBlackout = launch.Blackout is not null,
        TargetCustomer = LaunchAudience.Normalize(launch.Brief.TargetCustomer),
        Markets = LaunchMarkets.Of(launch),
        GatesDue = launch.IsLaunched || launch.IsFinal ? [] : [.. launch.Gates.Where(gate => !gate.IsPassed).OrderBy(gate => gate.DueAt).Take(MostGates).Select(GateDueOf)],
    };

    private static GateDue GateDueOf(Gates.Gate gate) =>
        new(gate.Name, gate.DueAt, [.. gate.Approvers.Where(approver => approver.Vote is null).Select(approver => approver.Person).Take(MostPeople)]);
}
