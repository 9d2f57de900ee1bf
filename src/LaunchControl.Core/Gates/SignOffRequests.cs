using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>Gives review links to those whose turn it is.</summary>
internal static class SignOffRequests
{
    /// <summary>The gate with a link for everybody who is to be asked and was not, and who they are.</summary>
    public static (Gate Gate, List<string> People) Issue(LaunchChange change, Gate gate)
    {
        var people = SignOffOrder.Asked(gate).Where(approver => approver is { LinkNonce: null, Vote: null }).Select(approver => approver.Person).ToList();
        return (gate with { Approvers = [.. gate.Approvers.Select(approver => people.Contains(approver.Person) ? WithLink(change, gate, approver) : approver)] }, people);
    }

    public static Approver WithLink(LaunchChange change, Gate gate, Approver approver) => approver with
    {
        LinkNonce = LinkNonces.For(change, gate.Id, gate.Round, approver.Person),
        LinkIssuedAt = change.Now,
        LinkRevokedAt = null,
        DeliveryProblem = null,
        DeliveredAt = null,
    };
}
