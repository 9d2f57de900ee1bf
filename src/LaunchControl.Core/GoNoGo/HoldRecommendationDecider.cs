using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.GoNoGo;

/// <summary>Recommends to hold a launch whose go rests on a condition that was missed.</summary>
internal static class HoldRecommendationDecider
{
    /// <summary>Notices conditions of a go whose time is up, and tells the owner once about each. The go stands.</summary>
    public static void RaiseIfMissed(LaunchChange change, Gate gate)
    {
        foreach (var item in gate.Items.Where(item => item.IsOpenCondition && !item.IsMissed && item.DueAt <= change.Now))
        {
            change.Replace(change.Launch.FindGate(gate.Id)!, item with { MissedAt = change.Now });
            var raised = new HoldRecommendation(item.Id, gate.Id, item.Title, item.Owner, item.GivenBy ?? "", item.DueAt, change.Now);
            change.Set(change.Launch with { HoldRecommendations = [.. change.Launch.HoldRecommendations.Where(other => other.Id != item.Id), raised] });
            change.Record("recommendation.raised", $"item/{item.Id}",
                $"The condition '{item.Title}' of {gate.Name} was not met in time: hold the launch, or go on without it.", bySystem: true);
            change.Mail(MailKind.HoldRecommended, change.Launch.Owner, gate, item);
        }
    }

    public static Refusal? Dismiss(LaunchChange change, DismissRecommendation command)
    {
        if (change.Launch.HoldRecommendations.FirstOrDefault(one => one.Id == command.Id) is not { } found)
        {
            return new Refusal(RefusalKind.NotFound, "recommendation-not-found", $"This launch has no recommendation '{command.Id}'. Its roll call lists them.");
        }

        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the launch goes on without the condition, and who carries the risk.") is { } missing)
        {
            return missing;
        }

        if (found.State == RecommendationState.Dismissed)
        {
            return null;
        }

        if (found.State != RecommendationState.Open)
        {
            return new Refusal(RefusalKind.Conflict, "recommendation-ended", found.State == RecommendationState.Followed
                ? $"The launch was held for '{found.Condition}', so there is nothing to dismiss. Resume it to go on."
                : $"'{found.Condition}' is settled, so there is nothing to dismiss.");
        }

        if (change.Launch.IsFinal)
        {
            return GateRefusals.LaunchIsOver(change.Launch);
        }

        End(change, found with { State = RecommendationState.Dismissed, Reason = command.Reason });
        change.Record("recommendation.dismissed", $"item/{found.Id}", $"The launch goes on without the condition '{found.Condition}'.", reason: command.Reason);
        return null;
    }

    /// <summary>Ends what a command has settled: the condition was met, is not asked for any more or has another date, or the launch is held.</summary>
    public static void CatchUp(LaunchChange change)
    {
        foreach (var one in change.Launch.HoldRecommendations.ToList())
        {
            var item = change.Launch.FindItem(one.Id)?.Item;
            if (item is { IsOpenCondition: true, MissedAt: not null, IsMissed: false })
            {
                BeginAnew(change, one, item);
            }
            else if (one.State == RecommendationState.Open && item is not { IsOpenCondition: true, IsMissed: true })
            {
                End(change, one with { State = RecommendationState.Resolved });
                change.Record("recommendation.resolved", $"item/{one.Id}", $"The condition '{one.Condition}' is {HowSettled(item)}.");
            }
            else if (one.State == RecommendationState.Open && change.Launch.Status == LaunchStatus.Held)
            {
                End(change, one with { State = RecommendationState.Followed });
                change.Record("recommendation.followed", $"item/{one.Id}", $"The launch is held; '{one.Condition}' was not met in time.");
            }
        }
    }

    // A condition that got another date may be missed again, so the gate that has passed with it needs somebody who watches it.
    private static void BeginAnew(LaunchChange change, HoldRecommendation one, ChecklistItem item)
    {
        var gate = change.Launch.FindItem(item.Id)!.Value.Gate;
        var watched = change.Replace(gate with { Watch = gate.IsPassed ? gate.Watch + 1 : gate.Watch }, item with { MissedAt = null });
        End(change, one with { State = RecommendationState.Resolved });
        change.Record("recommendation.resolved", $"item/{one.Id}", $"The condition '{one.Condition}' is due later now.");
        if (gate.IsPassed)
        {
            change.WatchGate(watched);
        }
    }

    private static void End(LaunchChange change, HoldRecommendation recommendation)
    {
        var ended = recommendation with { EndedAt = change.Now, EndedBy = change.Origin.Actor };
        change.Set(change.Launch with { HoldRecommendations = [.. change.Launch.HoldRecommendations.Select(one => one.Id == ended.Id ? ended : one)] });
    }

    private static string HowSettled(ChecklistItem? item) => item switch
    {
        null => "not asked for any more",
        { Status: ItemStatus.Done } => "met, late",
        { IsSettled: true } => "settled",
        _ => "part of the checklist now",
    };
}
