using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.GoNoGo;

/// <summary>What endangers a launch beside the clock.</summary>
public static class RiskFlags
{
    /// <summary>
    /// A sentence for each blocked item, for each gate that needs work, expired or has to be approved again, for each gate that nobody can sign or that waits for a cancelled launch,
    /// and for each asked approver whom mail does not reach. None once the launch is live or over.
    /// </summary>
    public static IReadOnlyList<string> Of(Launch launch) => launch.IsFinal || launch.IsLaunched ? [] :
    [
        .. launch.Gates.SelectMany(gate => gate.Items).Where(item => item.Status == ItemStatus.Blocked).Select(item => $"'{item.Title}' is blocked."),
        .. launch.Gates.Where(gate => gate.Status is GateStatus.NeedsWork or GateStatus.Expired or GateStatus.Stale).Select(Sentence),
        .. launch.Gates.Where(gate => !gate.IsPassed && !ApproverRoster.IsComplete(launch, gate)).Select(gate => $"{gate.Name} can't be signed by anybody yet."),
        .. launch.Gates.Where(gate => gate.Status == GateStatus.Waiting).SelectMany(gate => gate.WaitsFor, (gate, other) => (gate, other))
            .Where(waiting => waiting.other is { PassedAt: null, CancelledAt: not null }).Select(waiting => $"{waiting.gate.Name} waits for {waiting.other.LaunchId}, which was cancelled."),
        .. from gate in launch.Gates
           where gate.Status == GateStatus.InReview
           from approver in gate.Approvers
           where approver is { Vote: null, LinkNonce: not null, DeliveryProblem: not null }
           select $"Mail about {gate.Name} does not reach {approver.Person}.",
    ];

    private static string Sentence(Gate gate) => gate.Status switch
    {
        GateStatus.NeedsWork => $"{gate.Name} needs work.",
        GateStatus.Expired => $"The review of {gate.Name} expired.",
        _ => $"{gate.Name} changed after it was approved, and has to be approved again.",
    };
}
