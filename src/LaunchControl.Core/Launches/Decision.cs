using System.Globalization;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Launches;

/// <summary>What a command does: stored as one transaction, or not at all.</summary>
/// <param name="Launch">The new state. Parts that did not change are the same objects as before.</param>
/// <param name="Audit">What to add to the audit trail.</param>
/// <param name="Intents">What must happen outside afterwards, at least once each.</param>
public sealed record Decision(Launch Launch, IReadOnlyList<AuditEntry> Audit, IReadOnlyList<Intent> Intents)
{
    /// <summary>Where the decision stands in a distributed trace, as a W3C <c>traceparent</c>; what happens outside belongs to it too.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What a check after launch found, one a metric; stored in the same transaction.</summary>
    public IReadOnlyList<MetricSnapshot> Snapshots { get; init; } = [];

    /// <summary>What the decision adds to the history of readiness; null where readiness stays as it was. Stored in the same transaction.</summary>
    public ReadinessPoint? Readiness { get; init; }

    /// <summary>A repeat: everything that the command asks for is so already.</summary>
    public bool IsNoChange => Audit.Count == 0;

    /// <summary>The intents as they are stored, named after the first audit entry: ids ascend and never repeat within a launch.</summary>
    public OutboxBatch Outbox => new(Audit[0].Sequence.ToString("D10", CultureInfo.InvariantCulture), Audit[0].At, Intents)
    {
        TraceParent = TraceParent,
        Audit = Audit,
    };

    /// <summary>Both decisions as one, to be stored and carried out together.</summary>
    /// <param name="next">Made on the state that this one leads to; changes something, as this one does.</param>
    public Decision Then(Decision next)
    {
        List<Intent> intents = [.. Intents.Concat(next.Intents).Where(intent => intent is not (PublishEventsIntent or ProjectLaunchIntent)).DistinctBy(Matter)];
        var publication = Intents.OfType<PublishEventsIntent>().Single() with { LastSequence = next.Audit[^1].Sequence };
        return this with
        {
            Launch = next.Launch,
            Audit = [.. Audit, .. next.Audit],
            Intents = [.. intents, publication, Intents.OfType<ProjectLaunchIntent>().Single()],
            Snapshots = [.. Snapshots, .. next.Snapshots],
            Readiness = next.Readiness ?? Readiness,
        };
    }

    public static Decision NoChange(Launch launch) => new(launch, [], []);

    // To wake the same twice is to wake it once.
    private static Intent Matter(Intent intent) => intent is WakeGateIntent or WakeLaunchIntent ? intent with { Id = "" } : intent;
}
