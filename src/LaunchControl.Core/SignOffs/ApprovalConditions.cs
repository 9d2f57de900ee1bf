using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
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
        var by = approver.Vote?.By;
        var ids = FreeIds(change.Launch, gate);
        var items = conditions.Zip(ids, (condition, id) => new ChecklistItem
        {
            Id = id,
            Title = condition.Title.Trim(),
            Guidance = by is null ? $"Condition of {approver.Person}'s approval." : $"Condition of the approval of {by} in place of {approver.Person}.",
            Owner = PersonAddress.Normalize(condition.Owner),
            DueAt = TimeZoneInfo.ConvertTime(condition.DueAt, change.Launch.Zone),
            HandedAt = change.Now,
            IsAdded = true,
            IsCondition = true,
            GivenBy = approver.Person,
        }).ToList();
        gate = change.Replace(gate with { Items = [.. gate.Items, .. items] });
        change.Record("gate.conditionsAdded", $"gate/{gate.Id}", $"{(by is null ? approver.Person : $"{by}, in place of {approver.Person},")} approved {gate.Name} on condition: {string.Join("; ", items.Select(item => item.Title))}.",
            onBehalfOf: by is null ? null : approver.Person);
        items.ForEach(item => change.Mail(Outbox.MailKind.ConditionGiven, item.Owner, gate, item));
        return gate;
    }

    /// <summary>
    /// An approval whose condition was not met in time lapses: the gate is asked for again, and the condition becomes part of its checklist. A go
    /// does not: it is for the owner to decide whether the launch waits.
    /// </summary>
    public static void LapseIfMissed(LaunchChange change, Gate gate)
    {
        if (change.Launch.IsGoNoGo(gate))
        {
            HoldRecommendationDecider.RaiseIfMissed(change, gate);
            return;
        }

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

    /// <summary>The gate without the open conditions of one person's approval: they end with it. What was done stays.</summary>
    public static Gate Without(Gate gate, string person) => Keep(gate, item => item.GivenBy != person);

    public static Gate WithoutAny(Gate gate) => Keep(gate, _ => false);

    /// <summary>The gate without conditions of approvals that are there no more, because who gave them is no approver any more.</summary>
    public static Gate WithoutOrphans(Gate gate) => Keep(gate, item => IsBacked(gate, item));

    /// <summary>An item that is open again: still a condition where the approval that depends on it holds, else a part of the checklist.</summary>
    public static ChecklistItem Reopened(Gate gate, ChecklistItem item) =>
        item.IsCondition && !IsBacked(gate, item) ? item with { IsCondition = false } : item;

    private static bool IsBacked(Gate gate, ChecklistItem item) =>
        gate.Status is GateStatus.InReview or GateStatus.Approved && gate.Override is null
        && item.GivenBy is { } person && gate.FindApprover(person)?.Vote?.Decision == SignOffDecision.Approve;

    private static Gate Keep(Gate gate, Func<ChecklistItem, bool> isKept)
    {
        List<ChecklistItem> kept = [.. gate.Items.Where(item => item is not { IsCondition: true, IsSettled: false } || isKept(item))];
        return kept.Count == gate.Items.Count ? gate : gate with { Items = kept };
    }

    // An id is the launch's: gates with much the same name must not come to the same ones.
    private static IEnumerable<string> FreeIds(Launch launch, Gate gate) =>
        Enumerable.Range(1, int.MaxValue - 1).Select(number => $"{LaunchId.Slug(gate.Id, 24)}-r{gate.Round}-c{number}")
            .Where(id => launch.FindItem(id) is null && !launch.RemovedItems.Contains(id));

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
