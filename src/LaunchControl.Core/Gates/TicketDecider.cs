using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>Items follow the tickets that they are linked to.</summary>
/// <remarks>
/// An item is completed when its ticket is done, and reopened when a ticket that was done is open again. A ticket that merely stays open
/// reopens nothing, so that whoever completes an item by hand is not overruled.
/// </remarks>
internal static class TicketDecider
{
    // Each entry is a row of the transaction, which holds 100 with the gates that change.
    private const int MostEntries = 40;

    public static Refusal? Record(LaunchChange change, RecordTicketStatus command)
    {
        var linked = change.Launch.ItemsOf(command.Key).Select(item => item.Id).ToList();
        if (linked.Count > 0 && ChecklistRules.Closed(change.Launch) is { } closed)
        {
            return closed;
        }

        foreach (var id in linked)
        {
            Record(change, change.Launch.FindItem(id)!.Value.Item, command);
        }

        return null;
    }

    /// <summary>
    /// Lets items follow that had to wait when their ticket changed: for other items, or for the launch to go on. Of very many the rest follows
    /// when their gate is looked at next: a decision must fit into one transaction.
    /// </summary>
    public static void CatchUp(LaunchChange change)
    {
        while (Linked(change.Launch).FirstOrDefault(found => CanFollow(change.Launch, found.Item)) is { Item: { } item, Gate: { } gate })
        {
            if (change.Entries >= MostEntries)
            {
                change.WakeGate(gate);
                return;
            }

            Follow(change, gate, item, bySystem: true);
        }
    }

    private static void Record(LaunchChange change, ChecklistItem item, RecordTicketStatus command)
    {
        var ticket = item.Ticket!;
        if (command.At <= ticket.ChangedAt)
        {
            return;
        }

        var isAwaited = command.IsDone ? !item.IsSettled : (ticket.IsDone == true || ticket.IsAwaited) && item.Status == ItemStatus.Done;
        var reported = item with
        {
            Ticket = ticket with { IsDone = command.IsDone, ChangedAt = command.At, ReportedBy = change.Origin.Actor, ReportedUrl = command.Url, IsAwaited = isAwaited },
        };
        var gate = change.Replace(change.Launch.FindItem(item.Id)!.Value.Gate, reported);
        if (CanFollow(change.Launch, reported))
        {
            Follow(change, gate, reported, bySystem: false);
        }
        else
        {
            change.Record("item.ticketReported", $"item/{item.Id}", $"Ticket {ticket.Key} of '{item.Title}' is {(command.IsDone ? "done" : "open")}.");
        }
    }

    private static void Follow(LaunchChange change, Gate gate, ChecklistItem item, bool bySystem)
    {
        var ticket = item.Ticket!;
        if (ticket.IsDone != true)
        {
            ItemDecider.Reopen(change, gate, item, $"Ticket {ticket.Key} is open again.", bySystem);
            return;
        }

        List<Evidence> evidence = [.. item.Evidence.Append(new Evidence(ticket.Url ?? ticket.ReportedUrl, $"Ticket {ticket.Key} is done.")).Distinct().Take(ChecklistRules.MostEvidence)];
        ItemDecider.Settle(change, gate, item with { Evidence = evidence, Status = ItemStatus.Done, CompletedAt = change.Now, CompletedBy = ticket.ReportedBy });
        change.Record("item.completed", $"item/{item.Id}", $"'{item.Title}' is done: ticket {ticket.Key} is.", item.Status, ItemStatus.Done, bySystem: bySystem);
        GatePassing.ContentChanged(change, gate.Id);
    }

    // While a launch is on hold, reports are noted and nothing follows from them.
    private static bool CanFollow(Launch launch, ChecklistItem item) =>
        item is { Ticket: { IsAwaited: true, IsDone: var isDone } } && launch.Status != LaunchStatus.Held && ChecklistRules.Closed(launch) is null
        && (isDone == true ? !item.IsSettled && ChecklistRules.WaitsForOthers(launch, item) is null : item.Status == ItemStatus.Done);

    private static IEnumerable<(Gate Gate, ChecklistItem Item)> Linked(Launch launch) =>
        from gate in launch.Gates
        from item in gate.Items
        where item.Ticket is not null
        select (gate, item);
}
