namespace LaunchControl.Core.Gates;

internal static class GateStatusWords
{
    /// <summary>What follows "the gate is" in a sentence for a person.</summary>
    public static string InWords(this GateStatus status) => status switch
    {
        GateStatus.Waiting => "waiting for its phase or for another gate",
        GateStatus.Preparing => "waiting for its items to be done",
        GateStatus.InReview => "in review",
        GateStatus.Approved => "approved already",
        GateStatus.NeedsWork => "back with the team for more work",
        GateStatus.Rejected => "rejected",
        GateStatus.Waived => "waived",
        GateStatus.Expired => "expired",
        GateStatus.Stale => "to be approved again after a change",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown gate status."),
    };
}
