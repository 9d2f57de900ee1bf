using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Gates;

/// <summary>Changes the checklist itself while the launch runs.</summary>
internal static class ChecklistDecider
{
    public static Refusal? Add(LaunchChange change, AddItem command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        var draft = command.Draft with { Id = command.Draft.Id ?? ItemDrafts.IdFrom(command.Draft.Title) };
        if (change.Launch.FindItem(draft.Id!) is var (home, existing))
        {
            return home.Id == gate.Id && ItemDrafts.Describes(draft, existing, change.Launch) ? null : ItemDrafts.IdTaken(existing);
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ItemDrafts.Check(change, gate, draft, isNew: true) ?? ItemDrafts.TooMany(change.Launch, gate)) is { } refusal)
        {
            return refusal;
        }

        var item = ItemDrafts.New(draft, gate, change);
        change.Replace(gate with { Items = [.. gate.Items, item] });
        change.Record("item.added", $"item/{item.Id}", $"'{item.Title}' was added to {gate.Name}; {item.Owner} owns it.");
        change.WakeGate(gate);
        GatePassing.ContentChanged(change, gate.Id);
        return null;
    }

    public static Refusal? Change(LaunchChange change, ChangeItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ItemDrafts.Check(change, gate, command.Draft with { Id = item.Id }, isNew: false)
            ?? ChecklistRules.DoneWithoutEvidence(item, command.Draft)) is { } refusal)
        {
            return refusal;
        }

        var changed = ItemDrafts.Apply(command.Draft, item, change.Launch, change.Now);
        if (changed == item)
        {
            return null;
        }

        if (changed with { Owner = item.Owner, Role = item.Role } != item && ChecklistRules.OpenCondition(item) is { } isCondition)
        {
            return isCondition;
        }

        change.Replace(gate, changed);
        change.Record("item.changed", $"item/{item.Id}", $"'{changed.Title}' was changed.");
        TellOwners(change, gate, item, changed);
        if (changed.Title != item.Title || changed.Guidance != item.Guidance || changed.RequiresEvidence != item.RequiresEvidence)
        {
            GatePassing.ContentChanged(change, gate.Id);
        }

        return null;
    }

    public static Refusal? Reassign(LaunchChange change, ReassignItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        var faults = new FaultList();
        if (!PersonAddress.TryNormalize(command.To, out var to))
        {
            faults.Add("/to", "Give the mail address of who does it from now on.");
        }

        if (ChecklistRules.ReasonMissing(command.Reason, "Say why somebody else does it.") is { } missing)
        {
            faults.Add("/reason", missing.Faults["/reason"][0]);
        }

        if (!faults.IsEmpty)
        {
            return faults.ToRefusal("The reassignment has faults; nothing was changed.");
        }

        if (to == item.Owner)
        {
            return null;
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ChecklistRules.Settled(item)) is { } refusal)
        {
            return refusal;
        }

        var changed = item.HandedTo(to, change.Now) with { Role = null };
        change.Replace(gate, changed);
        change.Record("item.reassigned", $"item/{item.Id}", $"{to} does '{item.Title}' in place of {item.Owner}.", reason: command.Reason);
        TellOwners(change, gate, item, changed);
        return null;
    }

    // Whoever hands over on their own, or takes what is theirs, knows.
    private static void TellOwners(LaunchChange change, Gate gate, ChecklistItem before, ChecklistItem after)
    {
        if (before.Owner == after.Owner || after.IsSettled)
        {
            return;
        }

        change.Mail(MailKind.ItemReassigned, after.Owner, gate, after, person: before.Owner);
        if (before.Owner != change.Origin.Actor && gate.OpenedAt is not null)
        {
            change.Mail(MailKind.NoLongerNeeded, before.Owner, gate, after, news: $"{after.Owner} does '{after.Title}' of {gate.Name} from now on.");
        }
    }

    public static Refusal? Remove(LaunchChange change, RemoveItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return change.Launch.RemovedItems.Contains(command.ItemId) ? null : GateRefusals.UnknownItem(command.ItemId);
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ChecklistRules.ReasonTooLong(command.Reason) ?? ChecklistRules.OpenCondition(item)) is { } refusal)
        {
            return refusal;
        }

        Remove(change, gate, item);
        change.Set(change.Launch with { RemovedItems = [.. change.Launch.RemovedItems.Append(item.Id).Distinct()] });
        change.Record("item.removed", $"item/{item.Id}", $"'{item.Title}' was removed from {gate.Name}.", item.Status, reason: command.Reason);
        GatePassing.ContentChanged(change, gate.Id);
        return null;
    }

    /// <summary>Takes an item out, also out of what others wait for.</summary>
    public static void Remove(LaunchChange change, Gate gate, ChecklistItem item)
    {
        change.Replace(gate with { Items = [.. gate.Items.Where(other => other.Id != item.Id)] });
        foreach (var dependent in change.Launch.Gates.SelectMany(other => other.Items.Where(one => one.DependsOn.Contains(item.Id)), (other, one) => (Gate: other.Id, Item: one)).ToList())
        {
            change.Replace(change.Launch.FindGate(dependent.Gate)!, dependent.Item with { DependsOn = [.. dependent.Item.DependsOn.Where(id => id != item.Id)] });
        }
    }
}
