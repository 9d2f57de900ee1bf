using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Launches;

/// <summary>What would become of a gate.</summary>
/// <param name="Before">Null for a gate that would become part of the launch.</param>
/// <param name="After">Null for a gate that would be taken out of it.</param>
/// <param name="LostSignOffs">Whose decisions would count no more: they would be asked again, or not at all.</param>
/// <param name="DueBefore">Null for a gate that would become part of the launch.</param>
/// <param name="DueAfter">Null for a gate that would be taken out of it.</param>
public sealed record GatePreview(
    string GateId, string Name, GateStatus? Before, GateStatus? After, IReadOnlyList<string> LostSignOffs, DateTimeOffset? DueBefore, DateTimeOffset? DueAfter)
{
    public static IEnumerable<GatePreview> Between(Launch before, Launch after) =>
        from id in before.Gates.Concat(after.Gates).Select(gate => gate.Id).Distinct()
        let old = before.FindGate(id)
        let next = after.FindGate(id)
        where old?.Status != next?.Status || old?.DueAt != next?.DueAt || old?.Round != next?.Round || Lost(old, next).Count > 0
        select new GatePreview(id, (next ?? old)!.Name, old?.Status, next?.Status, Lost(old, next), old?.DueAt, next?.DueAt);

    private static List<string> Lost(Gate? old, Gate? next) =>
        [.. (old?.Approvers ?? []).Where(approver => approver.Vote is { } vote && next?.FindApprover(approver.Person)?.Vote?.SignOffId != vote.SignOffId).Select(approver => approver.Person)];
}
