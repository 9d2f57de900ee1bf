using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Gates;

/// <summary>What the findings of automated checks do to their items.</summary>
internal static class ItemCheckDecider
{
    // A check that fails in turns must not fill the audit trail.
    private static readonly TimeSpan LeastBetweenFindings = TimeSpan.FromHours(1);

    public static Refusal? Record(LaunchChange change, RecordItemCheck command)
    {
        // The item may be gone, settled, or not begun since the attempt was made, or it is not its turn yet: then the finding is moot.
        if (change.Launch.IsFinal || change.Launch.IsLaunched
            || change.Launch.FindItem(command.ItemId) is not var (gate, item)
            || item is not { Status: ItemStatus.Open, Check: { StartedAt: not null } check }
            || ChecklistRules.WaitsForOthers(change.Launch, item) is not null)
        {
            return null;
        }

        if (command.Passed)
        {
            Pass(change, gate, item, check, command.Finding);
        }
        else if (GivesUpAt(change.Launch, item, check) <= change.Now)
        {
            return ItemDecider.Block(change, gate, item, $"The check did not pass within {check.Timeout}: {check.Url} {command.Finding}.", bySystem: true);
        }
        else if (check.LastFinding != command.Finding && (check.LastFindingAt is null || change.Now - check.LastFindingAt >= LeastBetweenFindings))
        {
            change.Replace(gate, item with { Check = check with { LastFinding = command.Finding, LastFindingAt = change.Now } });
            change.Record("item.checkFailed", $"item/{item.Id}", $"The check of '{item.Title}' does not pass: {check.Url} {command.Finding}.", bySystem: true);
        }

        return null;
    }

    // The time that an item had to wait for others is not its own.
    private static DateTimeOffset? GivesUpAt(Launch launch, ChecklistItem item, ItemCheck check)
    {
        var turn = item.DependsOn.Select(id => launch.FindItem(id)?.Item.StatusSince).Max();
        return turn > check.StartedAt ? turn + IsoDuration.Parse(check.Timeout) : check.GivesUpAt;
    }

    private static void Pass(LaunchChange change, Gate gate, ChecklistItem item, ItemCheck check, string finding)
    {
        // Passing again after a reopening adds nothing that is not there, nor more than an item may hold.
        List<Evidence> evidence = [.. item.Evidence.Append(new Evidence(check.Url, $"Checked automatically: {finding}.")).Distinct().Take(ChecklistRules.MostEvidence)];
        change.Replace(gate, item with
        {
            Status = ItemStatus.Done,
            StatusSince = change.Now,
            CompletedAt = change.Now,
            CompletedBy = CommandOrigin.System,
            Evidence = evidence,
            Check = check with { LastFinding = finding, LastFindingAt = change.Now },
        });
        change.Record("item.completed", $"item/{item.Id}", $"'{item.Title}' is done: its check passed.", item.Status, ItemStatus.Done, bySystem: true);
        GatePassing.ContentChanged(change, gate.Id);
    }
}
