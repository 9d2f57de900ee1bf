using LaunchControl.Core.Delegation;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>Gives review links to those whose turn it is.</summary>
internal static class SignOffRequests
{
    /// <summary>The gate with a link for everybody who is to be asked and was not, and who they are.</summary>
    public static (Gate Gate, List<string> People) Issue(LaunchChange change, Gate gate)
    {
        var people = SignOffOrder.Asked(gate).Where(approver => approver is { LinkNonce: null, Vote: null }).Select(approver => approver.Person).ToList();
        return (gate with { Approvers = [.. gate.Approvers.Select(approver => people.Contains(approver.Person) ? WithLink(change, gate, new Seat(approver, null), approver.LinkRenewals) : approver)] }, people);
    }

    /// <summary>The approver with a fresh link for the person in a seat.</summary>
    public static Approver WithLink(LaunchChange change, Gate gate, Seat seat, int renewals) =>
        seat.WithLink(LinkNonces.For(change, gate.Id, gate.Round, seat.Person), change.Now, renewals);
}
