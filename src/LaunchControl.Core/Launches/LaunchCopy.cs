using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>Copies gates and items of a playbook into a launch, with its people and dates.</summary>
internal static class LaunchCopy
{
    /// <param name="launch">Has its people, owner, dates, tier and inputs.</param>
    /// <param name="gate">One whose condition holds; items whose condition does not hold are left out.</param>
    public static Gate Gate(Launch launch, PlaybookGate gate, PlaybookPhase phase)
    {
        var copy = new Gate
        {
            Id = gate.Id,
            PhaseId = phase.Id,
            Name = gate.Name,
            Team = gate.Team,
            Due = gate.Due,
            DueAt = launch.DueAt(gate.Due),
            ReviewWorkingDays = gate.ReviewWorkingDays,
            LeadWorkingDays = gate.LeadWorkingDays,
            ExitCriteria = gate.ExitCriteria,
            Policy = gate.Policy,
            ApproverRoles = gate.Approvers,
            Approvers = [],
            Approves = gate.Approves,
            WaivableBy = gate.WaivableBy.Count > 0 ? gate.WaivableBy : [.. gate.Approvers.Select(approver => approver.Role)],
            OverridableBy = gate.OverridableBy,
            DependsOn = gate.DependsOn,
            Items = [.. gate.Items.Where(item => Applies(item.When, launch)).Select(item => Item(launch, item))],
        };
        return copy with { Approvers = ApproverRoster.Of(launch, copy) };
    }

    public static ChecklistItem Item(Launch launch, PlaybookItem item) => new()
    {
        Id = item.Id,
        Title = item.Title,
        Guidance = item.Guidance,
        Owner = OwnerOf(launch, item.Owner),
        Role = item.Owner,
        Due = item.Due,
        DueAt = launch.DueAt(item.Due),
        WorkingDays = item.WorkingDays,
        RequiresEvidence = item.RequiresEvidence,
        DependsOn = item.DependsOn,
        Check = item.Check is { } check ? Check(launch, check) : null,
    };

    /// <summary>What was added to a gate of an earlier launch, as new work for a launch with another date.</summary>
    public static IEnumerable<ChecklistItem> AddedItems(Launch? earlier, string gateId, Launch launch) =>
        from item in earlier?.FindGate(gateId)?.Items ?? []
        where item is { IsAdded: true, IsCondition: false }
        select new ChecklistItem
        {
            Id = item.Id,
            Title = item.Title,
            Guidance = item.Guidance,
            Owner = item.Owner,
            Due = item.Due,
            DueAt = DueDates.Move(earlier!, launch, item.Due, item.DueAt),
            WorkingDays = item.WorkingDays,
            RequiresEvidence = item.RequiresEvidence,
            DependsOn = item.DependsOn,
            Check = item.Check is { } check ? check with { StartedAt = null, LastFinding = null, LastFindingAt = null } : null,
            IsAdded = true,
        };

    public static bool Applies(PlaybookCondition? when, Launch launch) => when?.Holds(launch.Tier, launch.Inputs) ?? true;

    private static ItemCheck Check(Launch launch, PlaybookCheck check) => new()
    {
        Url = CheckUrl.Fill(check.Url, launch.Inputs),
        ExpectedStatus = check.ExpectedStatus,
        Pointer = check.Pointer,
        Expected = check.Expected,
        Every = check.Every,
        Timeout = check.Timeout,
    };

    /// <summary>An item that is open again: owned by somebody who has its role now, and due as the launch stands now.</summary>
    public static ChecklistItem AsOfNow(this Launch launch, ChecklistItem item, DateTimeOffset now) =>
        item.HandedTo(item.Role is null || launch.PeopleOf(item.Role) is not [var first, ..] people || people.Contains(item.Owner) ? item.Owner : first, now) with
        {
            DueAt = item.Due is { } due ? launch.DueAt(due) : item.DueAt,
        };

    private static string OwnerOf(Launch launch, string role) =>
        launch.PeopleOf(role) is [var first, ..] ? first : launch.Owner;
}
