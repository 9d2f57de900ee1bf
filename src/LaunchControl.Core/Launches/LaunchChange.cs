using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Launches;

/// <summary>Collects what one command does to a launch while a decider works: new state, audit entries, intents.</summary>
internal sealed class LaunchChange(Launch launch, CommandOrigin origin, DateTimeOffset now)
{
    private readonly int _firstSequence = launch.AuditSequence + 1;
    private readonly List<AuditEntry> _audit = [];
    private readonly List<Intent> _intents = [];

    public Launch Launch { get; private set; } = launch;

    public CommandOrigin Origin { get; } = origin;

    public DateTimeOffset Now { get; } = now;

    public void Set(Launch launch) => Launch = launch;

    public Gate Replace(Gate gate)
    {
        Launch = Launch with { Gates = [.. Launch.Gates.Select(other => other.Id == gate.Id ? gate : other)] };
        return gate;
    }

    public void Record(
        string action, string? subject, string summary, Enum? oldValue = null, Enum? newValue = null, string? reason = null, bool bySystem = false)
    {
        var sequence = Launch.AuditSequence + 1;
        Launch = Launch with { AuditSequence = sequence };
        _audit.Add(new AuditEntry
        {
            Sequence = sequence,
            At = Now,
            Actor = bySystem ? CommandOrigin.System : Origin.Actor,
            Channel = bySystem ? Channel.System : Origin.Channel,
            Action = action,
            Subject = subject,
            Summary = summary,
            OldValue = Word(oldValue),
            NewValue = Word(newValue),
            Reason = reason,
        });
    }

    public void Mail(MailKind kind, string to, Gate? gate = null) =>
        _intents.Add(new SendMailIntent(NextIntentId(), kind, to) { GateId = gate?.Id, Round = gate?.Round });

    public void MailEveryone(MailKind kind)
    {
        foreach (var person in Launch.Participants())
        {
            Mail(kind, person);
        }
    }

    public void StartOrchestration() => _intents.Add(new StartOrchestrationIntent(NextIntentId()));

    public void WakeGate(Gate gate) => _intents.Add(new WakeGateIntent(NextIntentId(), gate.Id));

    /// <summary>The decision so far. One that changed anything also brings the index up to date.</summary>
    public Decision ToDecision() =>
        _audit.Count == 0 ? Decision.NoChange(Launch) : new Decision(Launch, _audit, [.. _intents, new ProjectLaunchIntent(NextIntentId())]);

    // As the API spells it.
    private static string? Word(Enum? value) => value is null ? null : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // A stored decision has at least one audit entry of its own, so the pair never repeats within a launch.
    private string NextIntentId() => string.Create(CultureInfo.InvariantCulture, $"{_firstSequence:D8}-{_intents.Count:D3}");
}
