using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What happens to checklist items.</summary>
internal static class ItemDecider
{
    public static Refusal? Complete(LaunchChange change, CompleteItem command)
    {
        if (Find(change.Launch, command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (item.Status == ItemStatus.Done && command.Evidence.All(item.Evidence.Contains))
        {
            return null;
        }

        if (change.Launch.IsFinal)
        {
            return GateRefusals.LaunchIsOver(change.Launch);
        }

        if (item.RequiresEvidence && command.Evidence.Count == 0)
        {
            return new Refusal(RefusalKind.Invalid, "evidence-required", $"'{item.Title}' can't be done without evidence.")
            {
                Faults = new Dictionary<string, IReadOnlyList<string>> { ["/evidence"] = ["Give at least one link or text that shows that the item is done."] },
            };
        }

        Complete(change, gate, item, command);
        return null;
    }

    public static Refusal? Reopen(LaunchChange change, ReopenItem command)
    {
        if (Find(change.Launch, command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (item.Status == ItemStatus.Open)
        {
            return null;
        }

        if (change.Launch.IsFinal)
        {
            return GateRefusals.LaunchIsOver(change.Launch);
        }

        if (gate.Status == GateStatus.InReview || gate.IsPassed)
        {
            return GateRefusals.UnderReview(gate);
        }

        Store(change, gate, item with { Status = ItemStatus.Open, CompletedAt = null, CompletedBy = null });
        change.Record("item.reopened", $"item/{item.Id}", $"'{item.Title}' is open again.", item.Status, ItemStatus.Open, command.Reason);
        return null;
    }

    private static void Complete(LaunchChange change, Gate gate, ChecklistItem item, CompleteItem command)
    {
        var withEvidence = item with { Evidence = [.. item.Evidence.Union(command.Evidence)] };
        if (item.Status == ItemStatus.Done)
        {
            Store(change, gate, withEvidence);
            change.Record("item.evidenceAdded", $"item/{item.Id}", $"'{item.Title}' has more evidence.");
            return;
        }

        Store(change, gate, withEvidence with { Status = ItemStatus.Done, CompletedAt = change.Now, CompletedBy = change.Origin.Actor });
        change.Record("item.completed", $"item/{item.Id}", $"'{item.Title}' is done.", item.Status, ItemStatus.Done);
        GateFlow.Advance(change);
    }

    private static (Gate Gate, ChecklistItem Item)? Find(Launch launch, string itemId) =>
        launch.Gates
            .SelectMany(gate => gate.Items, (gate, item) => ((Gate, ChecklistItem)?)(gate, item))
            .FirstOrDefault(found => found!.Value.Item2.Id == itemId);

    private static void Store(LaunchChange change, Gate gate, ChecklistItem item) =>
        change.Replace(gate with { Items = [.. gate.Items.Select(other => other.Id == item.Id ? item : other)] });
}
