using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Calendars;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Launches;

/// <summary>Collects what one command does to a launch while a decider works: new state, audit entries, intents.</summary>
internal sealed class LaunchChange
{
    private readonly int _firstSequence;
    private readonly List<AuditEntry> _audit = [];
    private readonly List<Intent> _intents = [];
    private readonly List<MetricSnapshot> _snapshots = [];

    // What the audit trail knows of; null before a new launch's first entry.
    private Launch? _recorded;

    // As it was before the command; null for a launch that is new.
    private Launch? _before;

    public LaunchChange(Launch launch, CommandOrigin origin, DateTimeOffset now)
    {
        (Launch, Origin, Now) = (launch, origin, now);
        (_recorded, _before, _firstSequence) = (launch, launch, launch.AuditSequence + 1);
    }

    public Launch Launch { get; private set; }

    /// <summary>As the launch was before the command; null for one that is new.</summary>
    public Launch? Before => _before;

    public CommandOrigin Origin { get; }

    public DateTimeOffset Now { get; }

    /// <summary>A launch that is not stored yet: its first audit entry holds all of it.</summary>
    public static LaunchChange ForNew(Launch launch, CommandOrigin origin, DateTimeOffset now) => new(launch, origin, now) { _recorded = null, _before = null };

    /// <summary>How many audit entries there are so far.</summary>
    public int Entries => _audit.Count;

    /// <summary>Something is to be stored.</summary>
    public bool HasChanged => _audit.Count > 0;

    public void Set(Launch launch) => Launch = launch;

    public Gate Replace(Gate gate)
    {
        Launch = Launch with { Gates = [.. Launch.Gates.Select(other => other.Id == gate.Id ? gate : other)] };
        return gate;
    }

    /// <summary>Stores a gate with one item replaced.</summary>
    public Gate Replace(Gate gate, ChecklistItem item) =>
        Replace(gate with { Items = [.. gate.Items.Select(other => other.Id == item.Id ? item : other)] });

    /// <summary>Adds an audit entry for everything that changed since the last one.</summary>
    /// <param name="onBehalfOf">The approver in whose place the actor acts; null for in their own.</param>
    public void Record(
        string action, string? subject, string summary, Enum? oldValue = null, Enum? newValue = null, string? reason = null, bool bySystem = false,
        string? onBehalfOf = null)
    {
        Launch = _recorded is null ? Launch : FormerDates.Keep(_recorded, Launch);
        var changes = _recorded is { } recorded ? LaunchDiff.Between(recorded, Launch) : LaunchDiff.Of(Launch);
        var sequence = Launch.AuditSequence + 1;
        var entry = AuditChain.Seal(new AuditEntry
        {
            Sequence = sequence,
            PreviousHash = Launch.AuditHash,
            At = Now,
            Actor = bySystem ? CommandOrigin.System : Origin.Actor,
            Channel = bySystem ? Channel.System : Origin.Channel,
            Action = action,
            Subject = subject,
            Summary = summary,
            OldValue = Word(oldValue),
            NewValue = Word(newValue),
            Reason = reason,
            OnBehalfOf = onBehalfOf,
            TraceId = Origin.TraceId,
            Changes = changes,
        });
        _audit.Add(entry);
        _recorded = Launch = Launch with { AuditSequence = sequence, AuditHash = entry.Hash, ChangedAt = Now };
    }

    /// <param name="person">Whom the mail is about, where that is neither its reader nor the gate's or item's people.</param>
    /// <param name="check">Offset of the check after launch that it is about.</param>
    /// <param name="news">What happened, as a sentence, where the state may not tell it any more when the mail is written.</param>
    public void Mail(MailKind kind, string to, Gate? gate = null, ChecklistItem? item = null, string? person = null, string? check = null, string? news = null) =>
        _intents.Add(new SendMailIntent(NextIntentId(), kind, to) { GateId = gate?.Id, Round = gate?.Round, ItemId = item?.Id, Person = person, Check = check, News = news });

    /// <summary>Whether a mail of this kind about a gate goes to somebody already.</summary>
    public bool HasMailed(MailKind kind, string to, Gate gate) => _intents.OfType<SendMailIntent>().Any(mail => mail.Mail == kind && mail.To == to && mail.GateId == gate.Id);

    public void MailEveryone(MailKind kind)
    {
        foreach (var person in Launch.Participants())
        {
            Mail(kind, person);
        }
    }

    public void StartOrchestration() => _intents.Add(new StartOrchestrationIntent(NextIntentId(), Launch.Watch));

    /// <summary>Stops the launch's own orchestration, or the one of a gate.</summary>
    public void StopOrchestration(Gate? gate = null) => _intents.Add(new StopOrchestrationIntent(NextIntentId(), gate?.Id, gate?.Watch ?? Launch.Watch));

    public void WakeLaunch() => _intents.Add(new WakeLaunchIntent(NextIntentId(), Launch.Watch));

    public void WakeGate(Gate gate) => _intents.Add(new WakeGateIntent(NextIntentId(), Launch.Id, gate.Id, gate.Watch));

    /// <summary>Wakes the gates of other launches that wait for this one.</summary>
    public void WakeDependents(Gate gate)
    {
        foreach (var dependent in gate.Dependents)
        {
            _intents.Add(new WakeGateIntent(NextIntentId(), dependent.LaunchId, dependent.GateId));
        }
    }

    /// <summary>Notes when the launch's next status mail is due, or that there is none any more.</summary>
    public void PlanStatusMail() => _intents.Add(new PlanStatusMailIntent(NextIntentId()));

    public void WatchGate(Gate gate) => _intents.Add(new WatchGateIntent(NextIntentId(), gate.Id, gate.Watch));

    /// <summary>Stores what a check found with the decision.</summary>
    public void Keep(IEnumerable<MetricSnapshot> snapshots) => _snapshots.AddRange(snapshots);

    /// <summary>The decision so far. One that changed anything also tells other systems, and brings the index up to date.</summary>
    /// <exception cref="InvalidOperationException">A decider changed something without an audit entry.</exception>
    public Decision ToDecision()
    {
        if (_recorded is not null && LaunchDiff.Between(_recorded, Launch) is { Count: > 0 } changes)
        {
            throw new InvalidOperationException($"'{changes[0].Path}' was changed without an audit entry.");
        }

        foreach (var key in ReferenceEquals(_before?.Gates, Launch.Gates) ? [] : Launch.TicketKeys().Except(_before?.TicketKeys() ?? []))
        {
            _intents.Add(new LinkTicketIntent(NextIntentId(), key));
        }

        return _audit.Count == 0
            ? Decision.NoChange(Launch)
            : new Decision(Launch, _audit, [.. _intents, Publication(), new ProjectLaunchIntent(NextIntentId(1))])
            {
                TraceParent = Origin.TraceParent,
                Snapshots = _snapshots,
                Readiness = ReadinessPoint.Between(_before, Launch, Now),
            };
    }

    private PublishEventsIntent Publication() => new(NextIntentId(), _audit[0].Sequence, _audit[^1].Sequence);

    // As the API spells it.
    private static string? Word(Enum? value) => value is null ? null : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // A stored decision has at least one audit entry of its own, so the pair never repeats within a launch.
    private string NextIntentId(int after = 0) => string.Create(CultureInfo.InvariantCulture, $"{_firstSequence:D8}-{_intents.Count + after:D3}");
}
