using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Delegation;

/// <summary>Tells those who were asked to sign a gate and have not decided that they need not any more, whatever the decision was that did it.</summary>
/// <remarks>
/// It compares what a command found with what it left, so nobody is told who was asked by the same command, who decided, who is asked again at once,
/// or who gave the command. One mail for each gate, round and person: in one round somebody is let go of again only after being asked again.
/// </remarks>
internal static class ReleaseDecider
{
    public static void Tell(LaunchChange change)
    {
        foreach (var before in change.Before?.Gates.Where(gate => gate.Status == GateStatus.InReview).ToList() ?? [])
        {
            var after = change.Launch.FindGate(before.Id);
            if (ReferenceEquals(before, after))
            {
                continue;
            }

            foreach (var seat in Seats.Of(before).Where(seat => seat.IsWaiting && seat.Person != change.Origin.Actor).DistinctBy(seat => seat.Person))
            {
                Tell(change, before, after, seat);
            }
        }
    }

    private static void Tell(LaunchChange change, Gate before, Gate? after, Seat seat)
    {
        if (!IsReleased(after, seat) || IsTold(change, before, seat.Person))
        {
            return;
        }

        change.Mail(MailKind.NoLongerNeeded, seat.Person, before, news: ReleaseNews.Of(change.Launch, before, after, seat, change.Now));
    }

    private static bool IsReleased(Gate? after, Seat seat)
    {
        if (after is null || after.FindSeat(seat.Person) is not { } now)
        {
            return true;
        }

        // Of two who can decide for one vote, the other one is told the first time.
        return now.Approver.Vote is not null
            ? !now.HasDecided && (now.Approver.Person != seat.Approver.Person || seat.Approver.SpentSignOffs.Count == 0)
            : after.Status != GateStatus.InReview || now.LinkNonce is null;
    }

    private static bool IsTold(LaunchChange change, Gate gate, string person) =>
        change.HasMailed(MailKind.GateOverridden, person, gate) || change.HasMailed(MailKind.SignOffRequested, person, gate) || change.HasMailed(MailKind.StandInAsked, person, gate);
}
