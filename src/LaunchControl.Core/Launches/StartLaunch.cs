using LaunchControl.Core.Gates;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.StatusMails;

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

    /// <summary>Which days are working days; Monday to Friday without holidays when none is given.</summary>
    public WorkCalendar? Calendar { get; init; }

    public Brief? Brief { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<SuccessMetric> Metrics { get; init; } = [];

    /// <summary>Offsets after the launch moment, in ascending order, in place of those of the playbook; empty for no checks, null to have the playbook's.</summary>
    public IReadOnlyList<string>? PostLaunchChecks { get; init; }

    /// <summary>Gate id to gates of other launches that it waits for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<GateReference>> WaitsFor { get; init; } = new Dictionary<string, IReadOnlyList<GateReference>>();

    /// <summary>To whom the launch's status is mailed, and when; null for nobody.</summary>
    public StatusMailPlan? StatusMail { get; init; }

    /// <summary>The launch that this one is a clone of: its added items are added again, its removed items are left out.</summary>
    public Launch? Earlier { get; init; }

    /// <summary>On which days nothing is launched, and the holiday calendars that <see cref="Calendar"/> may name.</summary>
    public BlackoutCalendar Blackouts { get; init; } = BlackoutCalendar.None;

    /// <summary>Why the launch may be on a day on which nothing is launched; null for no override. Whoever sends it was checked.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>What other launches do, as far as known: collisions with them are warned of.</summary>
    public IReadOnlyList<LaunchFootprint> Others { get; init; } = [];

    /// <summary>The calendar with the days of the holiday calendars that it names, as they are now.</summary>
    internal WorkCalendar CalendarOfLaunch => (Calendar ?? WorkCalendar.Default).With(Blackouts.Holidays);
}
