using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>What becomes of checklist items.</summary>
internal static class ItemDecider
{
    public static Refusal? Complete(LaunchChange change, CompleteItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (item.Status == ItemStatus.Done && command.Evidence.All(item.Evidence.Contains))
        {
            return null;
        }

        return ChecklistRules.Closed(change.Launch)
            ?? ChecklistRules.WaitsForOthers(change.Launch, item)
            ?? ChecklistRules.EvidenceMissing(item, command)
            ?? ChecklistRules.TooMuchEvidence(item, command)
            ?? Complete(change, gate, item, command);
    }

    public static Refusal? Reopen(LaunchChange change, ReopenItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (item.Status == ItemStatus.Open)
        {
            return null;
        }

        if (ChecklistRules.Closed(change.Launch) is { } closed)
        {
            return closed;
        }

        Reopen(change, gate, item, command.Reason);
        return null;
    }

    public static void Reopen(LaunchChange change, Gate gate, ChecklistItem item, string? reason, bool bySystem = false)
    {
        Replace(change, gate, item, change.Launch.AsOfNow(item, change.Now).Reopened(change.Now));
        change.Record("item.reopened", $"item/{item.Id}", $"'{item.Title}' is open again.", item.Status, ItemStatus.Open, reason, bySystem);
        if (item.Check is not null)
        {
            change.WakeGate(gate);
        }

        GatePassing.ContentChanged(change, gate.Id);
    }

    public static Refusal? Block(LaunchChange change, BlockItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (item.Status == ItemStatus.Blocked && item.StatusReason == command.Reason)
        {
            return null;
        }

        return ChecklistRules.Closed(change.Launch)
            ?? ChecklistRules.ReasonMissing(command.Reason, "Say what blocks the item, and what would unblock it.")
            ?? ChecklistRules.Settled(item)
            ?? Block(change, gate, item, command.Reason!);
    }

    public static Refusal? MarkNotApplicable(LaunchChange change, MarkItemNotApplicable command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (item.Status == ItemStatus.NotApplicable && item.StatusReason == command.Reason)
        {
            return null;
        }

        var refusal = ChecklistRules.Closed(change.Launch)
            ?? ChecklistRules.ReasonMissing(command.Reason, "Say why the item does not apply to this launch.")
            ?? ChecklistRules.Settled(item);
        if (refusal is not null)
        {
            return refusal;
        }

        Settle(change, gate, item with { Status = ItemStatus.NotApplicable, StatusReason = command.Reason });
        change.Record("item.notApplicable", $"item/{item.Id}", $"'{item.Title}' does not apply.", item.Status, ItemStatus.NotApplicable, command.Reason);
        GatePassing.ContentChanged(change, gate.Id);
        return null;
    }

    public static Refusal? Block(LaunchChange change, Gate gate, ChecklistItem item, string reason, bool bySystem = false)
    {
        Settle(change, gate, item with { Status = ItemStatus.Blocked, StatusReason = reason });
        change.Record("item.blocked", $"item/{item.Id}", $"'{item.Title}' is blocked.", item.Status, ItemStatus.Blocked, reason, bySystem);
        if (bySystem || change.Origin.Actor != change.Launch.Owner)
        {
            change.Mail(MailKind.ItemBlocked, change.Launch.Owner, gate, item);
        }

        GatePassing.ContentChanged(change, gate.Id);
        return null;
    }

    private static Refusal? Complete(LaunchChange change, Gate gate, ChecklistItem item, CompleteItem command)
    {
        var withEvidence = item with { Evidence = [.. item.Evidence.Union(command.Evidence)] };
        if (item.Status == ItemStatus.Done)
        {
            change.Replace(gate, withEvidence);
            change.Record("item.evidenceAdded", $"item/{item.Id}", $"'{item.Title}' has more evidence.");
        }
        else
        {
            Settle(change, gate, withEvidence with { Status = ItemStatus.Done, CompletedAt = change.Now, CompletedBy = change.Origin.Actor });
            change.Record("item.completed", $"item/{item.Id}", $"'{item.Title}' is done.", item.Status, ItemStatus.Done);
        }

        GatePassing.ContentChanged(change, gate.Id);
        return null;
    }

    /// <summary>Gives an item another status; whatever its earlier one needed is gone with it.</summary>
    public static void Settle(LaunchChange change, Gate gate, ChecklistItem item) => Replace(change, gate, gate.FindItem(item.Id)!, item with
    {
        StatusSince = change.Now,
        StatusReason = item.Status is ItemStatus.Blocked or ItemStatus.NotApplicable ? item.StatusReason : null,
        Waiver = null,
        Ticket = item.Ticket?.Settled(),
    });

    // A condition that was met and is not any more needs somebody who watches the gate that has passed with it.
    private static void Replace(LaunchChange change, Gate gate, ChecklistItem before, ChecklistItem item)
    {
        var after = before.IsSettled && !item.IsSettled ? ApprovalConditions.Reopened(gate, item) : item;
        var isUnwatched = gate.IsPassed && before.IsSettled && after is { IsCondition: true, IsSettled: false };
        var replaced = change.Replace(gate with { Watch = isUnwatched ? gate.Watch + 1 : gate.Watch }, after);
        if (isUnwatched)
        {
            change.WatchGate(replaced);
        }
    }
}
