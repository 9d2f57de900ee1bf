using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.SignOffs;

internal static class SignOffRefusals
{
    public static Refusal NotAnApprover(Gate gate) =>
        new(RefusalKind.Forbidden, "not-an-approver", $"Only the approvers of {gate.Name} can sign it off.");

    public static Refusal AlreadyRecorded(Gate gate, Vote vote) => new(RefusalKind.Conflict, "already-recorded",
        $"Your decision on {gate.Name} in this round is already recorded: {SignOffDecider.Word(vote.Decision)}. It was not changed. "
        + (gate.Status == GateStatus.InReview
            ? $"To change it, say so: name the sign-off that yours replaces ({vote.SignOffId})."
            : "Tell the launch owner if it should be."));

    /// <summary>A go that is given takes a no-go, and nothing else.</summary>
    public static Refusal OnlyNoGo(Gate gate, Vote? vote) => new(RefusalKind.Conflict, "already-recorded",
        $"{gate.Name} is approved, so your decision was not recorded. Until the launch moment you can still stop the launch: reject it with a reason"
        + (vote is null ? "." : $", and name the sign-off that this replaces ({vote.SignOffId})."));

    public static Refusal NothingRecorded(Gate gate) =>
        new(RefusalKind.Conflict, "nothing-recorded", $"No such decision of yours on {gate.Name} is recorded, so it can't be changed or withdrawn. Look at the gate, then decide.");

    public static Refusal NotYourTurn(Gate gate) =>
        new(RefusalKind.Conflict, "not-your-turn", $"{gate.Name} is signed one role after the other, and others come before you. You get a mail when it is your turn.");

    public static Refusal Held(Launch launch) =>
        new(RefusalKind.Conflict, "launch-held", $"{launch.Name} is on hold, so nothing can be signed. You get word when it goes on.");

    public static Refusal Expired(Gate gate) =>
        new(RefusalKind.Conflict, "review-expired", $"The review of {gate.Name} has expired, so your decision was not recorded. You get a mail when your sign-off is needed again.");

    public static Refusal ContentChanged(Gate gate) =>
        new(RefusalKind.Conflict, "content-changed", $"{gate.Name} changed after you looked at it, so your approval was not recorded. Look again, then decide.");

    public static Refusal SeparateDuties(Gate gate, Gate other) =>
        new(RefusalKind.Conflict, "separation-of-duties", $"You approved {other.Name}. {gate.Name} must be approved by somebody else.");

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
