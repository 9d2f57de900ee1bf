using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;

namespace LaunchControl.Core.SignOffs;

/// <summary>Conditions of an approval, which become owned and dated items of the gate.</summary>
internal static class ApprovalConditions
{
    public static void Check(LaunchChange change, RecordSignOff command, FaultList faults)
    {
        if (command.Conditions.Count > 0 && command.Decision != SignOffDecision.Approve)
        {
            faults.Add("/conditions", "Only an approval has conditions.");
        }

        if (command.Conditions.Count > RecordSignOff.MostConditions)
        {
            faults.Add("/conditions", $"At most {RecordSignOff.MostConditions} conditions.");
        }

        for (var i = 0; i < command.Conditions.Count; i++)
        {
            Check(change, command.Conditions[i], $"/conditions/{i}", faults);
        }
    }

    public static Gate Add(LaunchChange change, Gate gate, Approver approver, IReadOnlyList<ConditionDraft> conditions)
    {
        var items = conditions.Select((condition, index) => new ChecklistItem
        {
            Id = $"{LaunchId.Slug($"{gate.Id}-r{gate.Round}", 24)}-c{gate.Items.Count(item => item.IsCondition) + index + 1}",
            Title = condition.Title.Trim(),
            Guidance = $"Condition of {approver.Person}'s approval.",
            Owner = PersonAddress.Normalize(condition.Owner),
            DueAt = TimeZoneInfo.ConvertTime(condition.DueAt, change.Launch.Zone),
            IsAdded = true,
            IsCondition = true,
        }).ToList();
        gate = change.Replace(gate with { Items = [.. gate.Items, .. items] });
        change.Record("gate.conditionsAdded", $"gate/{gate.Id}", $"{approver.Person} approved {gate.Name} on condition: {string.Join("; ", items.Select(item => item.Title))}.");
        items.ForEach(item => change.Mail(Outbox.MailKind.ConditionGiven, item.Owner, gate, item));
        return gate;
    }

    /// <summary>An approval whose condition was not met in time lapses: the gate is asked for again, and the condition becomes part of its checklist.</summary>
    public static void LapseIfMissed(LaunchChange change, Gate gate)
    {
        var missed = gate.Items.Where(item => item is { IsCondition: true, IsSettled: false } && item.DueAt <= change.Now).ToList();
        foreach (var item in missed)
        {
            change.Replace(change.Launch.FindGate(gate.Id)!, item with { IsCondition = false });
            change.Record("item.conditionMissed", $"item/{item.Id}", $"The condition '{item.Title}' of {gate.Name} was not met in time.", bySystem: true);
            change.Mail(Outbox.MailKind.ConditionMissed, change.Launch.Owner, gate, item);
        }

        if (missed.Count > 0)
        {
            GatePassing.ContentChanged(change, gate.Id);
        }
    }

    private static void Check(LaunchChange change, ConditionDraft condition, string pointer, FaultList faults)
    {
        if (string.IsNullOrWhiteSpace(condition.Title) || condition.Title.Length > ItemDrafts.LongestTitle || condition.Title.Any(char.IsControl))
        {
            faults.Add($"{pointer}/title", $"Say what has to be done, in one line of at most {ItemDrafts.LongestTitle} characters.");
        }

        if (!PersonAddress.TryNormalize(condition.Owner, out _))
        {
            faults.Add($"{pointer}/owner", "Give the mail address of who does it.");
        }

        if (condition.DueAt <= change.Now || condition.DueAt > change.Launch.LaunchAt)
        {
            faults.Add($"{pointer}/dueAt", "Give a date from now to the launch.");
        }
    }
}
