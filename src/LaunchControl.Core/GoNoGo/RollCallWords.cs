using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.GoNoGo;

/// <summary>Says in sentences what makes a go, and what is missing for one.</summary>
internal static class RollCallWords
{
    public static string Rule(Gate gate)
    {
        var isAnyRequired = gate.Approvers.Any(approver => approver.Required);
        var needed = QuorumRule.Needed(gate.Policy, gate.Approvers.Count);
        var go = gate.Policy.Quorum switch
        {
            Quorum.Any => "One go is enough.",
            Quorum.All => isAnyRequired ? "Everybody who is required has to say go." : "Everybody has to say go.",
            _ => $"{needed} of {gate.Approvers.Count} have to say go{(isAnyRequired ? ", everybody who is required among them" : "")}.",
        };
        return $"{go} A single no-go stops the launch.";
    }

    public static string Next(Launch launch, Gate gate, Func<string, string> teamOf, DateTimeOffset now) => gate.Status switch
    {
        GateStatus.InReview => InReview(launch, gate, teamOf, now),
        GateStatus.Approved when gate.Override is { } given => $"Go, by an emergency override of {given.By}.",
        GateStatus.Approved => Given(launch, gate),
        GateStatus.NeedsWork or GateStatus.Rejected => $"No-go. Once what was found is mended, {launch.Owner} asks for a new go/no-go, and everybody is called again.",
        GateStatus.Expired => $"Nobody decided in time. {launch.Owner} can ask again.",
        GateStatus.Stale => "A go was given, and what it was given on has changed: everybody is called again once the gate is ready.",
        GateStatus.Preparing => "The gate is being prepared; nobody is called yet.",
        _ => "It is not its turn yet; nobody is called.",
    };

    private static string Given(Launch launch, Gate gate)
    {
        var open = gate.Items.Count(item => item.IsOpenCondition);
        var conditions = open == 0 ? "Go." : $"Go, on {open} condition{(open == 1 ? "" : "s")} that {(open == 1 ? "is" : "are")} not met yet.";
        return launch.CanStop(gate) ? $"{conditions} Until the launch moment, a no-go of any of them stops it." : conditions;
    }

    private static string InReview(Launch launch, Gate gate, Func<string, string> teamOf, DateTimeOffset now)
    {
        var counted = Counted(gate);
        var go = counted.Count(approver => approver.Vote is { Decision: SignOffDecision.Approve });
        var later = counted.Count(approver => approver.Vote is { Decision: SignOffDecision.Approve } vote && vote.EffectiveAt > now);
        var said = $"{go} of {counted.Count} {(go == 1 ? "has" : "have")} said go{(later > 0 ? $", {later} of them from a later time on" : "")}";
        var left = gate.Approvers.Where(approver => approver.Vote is null && IsWanted(gate, approver)).ToList();
        var policy = launch.PolicyOf(gate);
        if (left.Count == 0)
        {
            return $"{said}; everybody who counts has been called.";
        }

        var deciding = left.Where(approver => Decides(policy, gate, approver, now)).ToList();
        return deciding.Count > 0
            ? $"{said}; a go of {Names(deciding, teamOf, " or ")} decides it now, and so does a no-go of anybody."
            : $"{said}; {Names(left, teamOf, " and ")} {(left.Count == 1 ? "is" : "are")} still to be called.";
    }

    // Those whose go is counted: everybody, unless only those who are required have to say it.
    private static List<Approver> Counted(Gate gate) =>
        gate.Policy.Quorum == Quorum.All && gate.Approvers.Any(approver => approver.Required) ? [.. gate.Approvers.Where(approver => approver.Required)] : [.. gate.Approvers];

    private static bool IsWanted(Gate gate, Approver approver) => Counted(gate).Contains(approver);

    private static bool Decides(GatePolicy policy, Gate gate, Approver approver, DateTimeOffset now)
    {
        var go = approver with { Vote = new Vote("", SignOffDecision.Approve, null, now, Auditing.Channel.System) };
        return QuorumRule.Evaluate(policy, [.. gate.Approvers.Select(other => other == approver ? go : other)], now) == QuorumOutcome.Approved;
    }

    private static string Who(Approver approver) => approver.StandIn is { } stand ? $"{approver.Person}, or {stand.Person} in their place" : approver.Person;

    private static string Names(List<Approver> approvers, Func<string, string> teamOf, string last)
    {
        var names = approvers.Select(approver => $"{teamOf(approver.Role)} ({Who(approver)})").ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])}{last}{names[^1]}";
    }
}
