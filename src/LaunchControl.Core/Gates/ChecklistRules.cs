using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What stands in the way of changing a checklist.</summary>
internal static class ChecklistRules
{
    /// <summary>Pieces of evidence of one item.</summary>
    public const int MostEvidence = 20;

    public const int LongestReason = 2000;

    public static Refusal? Closed(Launch launch) =>
        launch.IsFinal ? GateRefusals.LaunchIsOver(launch)
        : launch.IsLaunched ? new Refusal(RefusalKind.Conflict, "launch-is-live", $"{launch.Name} is live, so its checklist is closed.")
        : null;

    public static Refusal? WaitsForOthers(Launch launch, ChecklistItem item)
    {
        var open = item.DependsOn.Select(launch.FindItem).Where(found => found is { Item.IsSettled: false }).Select(found => $"'{found!.Value.Item.Title}'").ToList();
        return open.Count == 0 ? null
            : new Refusal(RefusalKind.Conflict, "item-waits", $"'{item.Title}' comes after {string.Join(", ", open)}. Complete {(open.Count == 1 ? "that" : "those")} first.");
    }

    public static Refusal? EvidenceMissing(ChecklistItem item, CompleteItem command) =>
        item.RequiresEvidence && command.Evidence.Count == 0 && item.Evidence.Count == 0
            ? Refusal.At("/evidence", "evidence-required", $"'{item.Title}' can't be done without evidence.", "Give at least one link or text that shows that the item is done.")
            : null;

    public static Refusal? TooMuchEvidence(ChecklistItem item, CompleteItem command) =>
        item.Evidence.Union(command.Evidence).Count() > MostEvidence
            ? Refusal.At("/evidence", "too-much-evidence", $"'{item.Title}' would have too much evidence.", $"An item holds at most {MostEvidence} pieces of evidence.")
            : null;

    public static Refusal? Settled(ChecklistItem item) => item.Status == ItemStatus.Done
        ? new Refusal(RefusalKind.Conflict, "item-done", $"'{item.Title}' is done already. Reopen it first if it is not.")
        : null;

    /// <summary>Whoever approved on a condition must not find it gone or weakened, with the approval still counted.</summary>
    public static Refusal? OpenCondition(ChecklistItem item) => item is { IsCondition: true, IsSettled: false }
        ? new Refusal(RefusalKind.Conflict, "item-is-condition", $"'{item.Title}' is a condition of {item.GivenBy}'s approval. Meet it, or ask {item.GivenBy} to decide anew without it.")
        : null;

    public static Refusal? ReasonMissing(string? reason, string message) =>
        string.IsNullOrWhiteSpace(reason) ? Refusal.At("/reason", "reason-required", "This needs a reason.", message)
        : ReasonTooLong(reason);

    public static Refusal? ReasonTooLong(string? reason) =>
        reason?.Length > LongestReason ? Refusal.At("/reason", "reason-too-long", "The reason is too long.", $"At most {LongestReason} characters.") : null;

    public static Refusal? DoneWithoutEvidence(ChecklistItem item, ItemDraft draft) =>
        draft.RequiresEvidence == true && item is { RequiresEvidence: false, Status: ItemStatus.Done, Evidence.Count: 0 }
            ? new Refusal(RefusalKind.Conflict, "item-done", $"'{item.Title}' is done already, without evidence. Add some or reopen it, then require evidence.")
            : null;
}
