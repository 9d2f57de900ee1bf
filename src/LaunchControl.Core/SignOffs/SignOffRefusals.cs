using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.SignOffs;

internal static class SignOffRefusals
{
    public static Refusal NotAnApprover(Gate gate) =>
        new(RefusalKind.Forbidden, "not-an-approver", $"Only the approvers of {gate.Name} can sign it off.");

    public static Refusal AlreadyRecorded(Gate gate, Vote vote) =>
        new(RefusalKind.Conflict, "already-recorded", $"Your decision on {gate.Name} in this round is already recorded: {SignOffDecider.Word(vote.Decision)}. It was not changed. Tell the launch owner if it should be.");

    public static Refusal OtherRound(Gate gate, int round) =>
        new(RefusalKind.Conflict, "round-superseded", $"This sign-off is for round {round} of {gate.Name}, which is now in round {gate.Round}. Use the newest mail's link.");

    public static Refusal NotInReview(Gate gate) =>
        new(RefusalKind.Conflict, "gate-not-in-review", $"{gate.Name} is {gate.Status.InWords()}, so it takes no sign-off now. You get a mail when your sign-off is needed.");

    public static Refusal ReasonMissing() =>
        new(RefusalKind.Invalid, "reason-required", "A rejection needs a reason, so that the team knows what to mend.")
        {
            Faults = new Dictionary<string, IReadOnlyList<string>> { ["/comment"] = ["Say what must change before you can approve."] },
        };

    public static Refusal CommentTooLong() =>
        new(RefusalKind.Invalid, "comment-too-long", $"A comment has at most {RecordSignOff.LongestComment} characters.")
        {
            Faults = new Dictionary<string, IReadOnlyList<string>> { ["/comment"] = [$"At most {RecordSignOff.LongestComment} characters."] },
        };
}
