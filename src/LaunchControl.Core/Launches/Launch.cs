using LaunchControl.Core.Attention;
using LaunchControl.Core.Calendars;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Core.Launches;

/// <summary>The state of one launch: what its partition's rows add up to. Immutable.</summary>
public sealed record Launch
{
    /// <summary>Lower-case letters, digits and hyphens; at most 50 characters.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required PlaybookReference Playbook { get; init; }

    public required LaunchTier Tier { get; init; }

    public LaunchStatus Status { get; init; } = LaunchStatus.Preparing;

    /// <summary>The status that a held launch returns to; null for one that is not held.</summary>
    public LaunchStatus? HeldFrom { get; init; }

    /// <summary>Since when the launch is held; null for one that is not.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>When due dates were last made anew while the launch was held; null for not since then.</summary>
    public DateTimeOffset? DueDatesSetAt { get; init; }

    /// <summary>When the launch last went on after a hold; null where it never was held.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>Since when it was held before it last went on, or was cancelled; null where it never was, and where that was in a release that did not keep it.</summary>
    public DateTimeOffset? LastHeldAt { get; init; }

    /// <summary>Why the launch is held; null for one that is not.</summary>
    public string? HoldReason { get; init; }

    /// <summary>The launch owner's mail address, lower case.</summary>
    public required string Owner { get; init; }

    /// <summary>Since when they own it; null where they did from the start.</summary>
    public DateTimeOffset? OwnerSince { get; init; }

    /// <summary>Who owned it before, the last of them.</summary>
    public IReadOnlyList<string> FormerOwners { get; init; } = [];

    /// <summary>The planned launch moment, with the offset of the launch's zone.</summary>
    public required DateTimeOffset LaunchAt { get; init; }

    /// <summary>IANA name, for instance <c>America/New_York</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Which days count as working days.</summary>
    public WorkCalendar Calendar { get; init; } = WorkCalendar.Default;

    /// <summary>Role id to mail addresses; a role that nobody has yet is there with an empty list.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> People { get; init; }

    /// <summary>Present and coming absences of the launch's people and of their delegates, as far as known.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>What is still open when the launch goes on after a hold is due later by the working days that it was held.</summary>
    public bool ShiftDueDatesAfterHold { get; init; }

    public Brief Brief { get; init; } = new();

    /// <summary>Named lists that a playbook may depend on, for instance <c>markets</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<SuccessMetric> Metrics { get; init; } = [];

    /// <summary>The metrics as they were when the go was given; null while there is none. A later change leaves them alone.</summary>
    public IReadOnlyList<SuccessMetric>? AgreedMetrics { get; init; }

    /// <summary>Ids of metrics that were removed, the last of them: a removal that comes again is no mistake.</summary>
    public IReadOnlyList<string> RemovedMetrics { get; init; } = [];

    public required IReadOnlyList<Phase> Phases { get; init; }

    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>Items of the playbook that were removed while the launch was running; a change of inputs does not bring them back.</summary>
    public IReadOnlyList<string> RemovedItems { get; init; } = [];

    /// <summary>Gates that calendars of people may still have without need, the last of them.</summary>
    public IReadOnlyList<FormerDate> FormerDates { get; init; } = [];

    /// <summary>What the start found worth saying, without refusing it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Collisions with other launches, as they were found when the launch got its date.</summary>
    public IReadOnlyList<string> DateWarnings { get; init; } = [];

    /// <summary>The blackout window that the launch date lies in since the windows changed; null for none.</summary>
    public BlackoutConflict? Blackout { get; init; }

    /// <summary>Which version of the blackout windows last changed <see cref="Blackout"/>; 0 for none.</summary>
    public int BlackoutVersion { get; init; }

    /// <summary>Who put the launch on a day on which nothing is launched, and why; null where nobody had to.</summary>
    public BlackoutOverride? BlackoutOverride { get; init; }

    /// <summary>
    /// Windows to come in which this launch could not be, as they were when it was started, got its date, or was last told of them; the forecast goes around them.
    /// </summary>
    public IReadOnlyList<BlackoutWindow> BlackoutWindows { get; init; } = [];

    /// <summary>Who stopped the launch, and why; null unless the go/no-go ended in a no-go.</summary>
    public NoGoCall? NoGo { get; init; }

    /// <summary>Missed conditions of a go, oldest first; a condition has one.</summary>
    public IReadOnlyList<HoldRecommendation> HoldRecommendations { get; init; } = [];

    public IReadOnlyList<PostLaunchCheck> Checks { get; init; } = [];

    /// <summary>Breached guardrails, oldest first; of one metric at most one is open.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>What the team learnt, entered by people for the retrospective, oldest first.</summary>
    public IReadOnlyList<Lesson> Lessons { get; init; } = [];

    /// <summary>Ids of lessons that were taken back; they are not given again.</summary>
    public IReadOnlyList<string> RemovedLessons { get; init; } = [];

    /// <summary>The link to the public feedback form; null while there was none.</summary>
    public FeedbackLink? FeedbackLink { get; init; }

    /// <summary>To whom its status is mailed, and when; null for nobody.</summary>
    public StatusMailPlan? StatusMail { get; init; }

    /// <summary>How the launch reminds and escalates; null for <see cref="AttentionPolicy.Default"/>.</summary>
    public AttentionPolicy? Attention { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>When the launch really went live; later than <see cref="LaunchAt"/> when it was late.</summary>
    public DateTimeOffset? LiveAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Counts the orchestrations that this launch had; it is raised when they are started again.</summary>
    public int Watch { get; init; }

    /// <summary>When the launch was cancelled; null for one that was not.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why the launch was cancelled; null for one that was not.</summary>
    public string? CancelReason { get; init; }

    public OrchestrationRestart? LastRestart { get; init; }

    /// <summary>What became of dead letters of this launch, the last of them: each is kept in the audit trail once.</summary>
    public IReadOnlyList<string> DeadLetterNotes { get; init; } = [];

    /// <summary>Sequence of the newest audit entry.</summary>
    public int AuditSequence { get; init; }

    /// <summary>When the newest audit entry was made; null before the first, and for a launch that has not changed since a release that did not keep it.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Hash of the newest audit entry, so that a trail without its end is found out; null before the first.</summary>
    public string? AuditHash { get; init; }

    public bool IsFinal => Status is LaunchStatus.Completed or LaunchStatus.Cancelled;

    /// <summary>The launch moment is behind us: the checklist is closed.</summary>
    public bool IsLaunched => LiveAt is not null;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public Gate? FindGate(string gateId) => Gates.FirstOrDefault(gate => gate.Id == gateId);

    /// <summary>An item with its gate, or null.</summary>
    public (Gate Gate, ChecklistItem Item)? FindItem(string itemId)
    {
        foreach (var gate in Gates)
        {
            if (gate.FindItem(itemId) is { } item)
            {
                return (gate, item);
            }
        }

        return null;
    }

    /// <summary>Who has a role; the launch owner for <c>launch-owner</c>, nobody for one that is unknown.</summary>
    public IReadOnlyList<string> PeopleOf(string role) => role == Playbooks.Playbook.LaunchOwnerRole ? [Owner] : People.GetValueOrDefault(role, []);

    /// <summary>The instant that an offset means for this launch.</summary>
    public DateTimeOffset DueAt(string offset) => DueOffset.Parse(offset).From(LaunchAt, Zone, Calendar);

    /// <summary>An orchestration of the gate's own has something to wait for.</summary>
    public bool IsWatched(Gate gate) => !IsFinal && !IsLaunched && IsOpen(gate) && (!gate.IsPassed || gate.LapsesAt is not null);

    public bool IsOpen(Gate gate) => PhaseOf(gate).OpenedAt is not null;

    public Phase PhaseOf(Gate gate) => Phases.First(phase => phase.Id == gate.PhaseId);

    public IEnumerable<Gate> GatesOf(Phase phase) => Gates.Where(gate => gate.PhaseId == phase.Id);

    /// <summary>The phase that opened last; null while none is open.</summary>
    public Phase? CurrentPhase => Phases.LastOrDefault(phase => phase.OpenedAt is not null);
}
