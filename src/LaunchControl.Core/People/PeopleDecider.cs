using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.People;

/// <summary>Changes who has which role while the launch runs.</summary>
internal static class PeopleDecider
{
    private const int MostFormerOwners = 20;

    public static Refusal? Change(LaunchChange change, ChangePeople command)
    {
        if (ChecklistRules.Closed(change.Launch) is { } closed)
        {
            return closed;
        }

        var faults = new FaultList();
        PeopleRules.Check(command.People, change.Launch, faults);
        if (!faults.IsEmpty)
        {
            return faults.ToRefusal("The people have faults; nothing was changed.");
        }

        var (before, after) = (change.Launch, Apply(change.Launch, command.People, change.Now));
        if (IsSame(before, after))
        {
            return null;
        }

        after = after with { Gates = [.. after.Gates.Select(gate => Follow(before, after, gate, change.Now))] };
        if (Satisfiability.Refuse(before, after, command.Absences, change.Now, gate => $"/people/{FaultList.Segment(RoleOf(gate, command))}") is { } refusal)
        {
            return refusal;
        }

        Store(change, before, AbsenceDecider.WithKnown(before, after, command.Absences, change.Now), command.Reason);
        return null;
    }

    private static string RoleOf(Gate gate, ChangePeople command) =>
        gate.ApproverRoles.Select(role => role.Role).FirstOrDefault(command.People.ContainsKey) ?? command.People.Keys.First();

    private static void Store(LaunchChange change, Launch before, Launch after, string? reason)
    {
        change.Set(after);
        var roles = after.People.Keys.Where(role => !before.PeopleOf(role).SequenceEqual(after.People[role])).ToList();
        var summary = string.Join("; ", [
            .. before.Owner == after.Owner ? Array.Empty<string>() : [$"The launch owner is {after.Owner}"],
            .. roles.Select(role => $"{role} is {string.Join(", ", after.People[role])}")]);
        change.Record("launch.peopleChanged", null, $"{summary}.", reason: reason);
        foreach (var person in after.Participants().Except(before.Participants()))
        {
            change.Mail(MailKind.LaunchStarted, person);
        }

        if (before.Owner != after.Owner)
        {
            change.Mail(MailKind.LaunchOwnerChanged, after.Owner, person: before.Owner);
            change.Mail(MailKind.LaunchOwnerChanged, before.Owner, person: before.Owner);
        }

        foreach (var gate in after.Gates)
        {
            AskNewApprovers(change, before.FindGate(gate.Id)!, gate);
        }

        GateFlow.Advance(change);
    }

    // Those who were asked before keep their links and votes; a vote of somebody who is gone counts no more.
    private static void AskNewApprovers(LaunchChange change, Gate before, Gate gate)
    {
        if (gate.Status != GateStatus.InReview || ReferenceEquals(before, gate))
        {
            return;
        }

        SignOffDecider.Settle(change, gate);
    }

    private static Launch Apply(Launch launch, IReadOnlyDictionary<string, IReadOnlyList<string>> people, DateTimeOffset now)
    {
        var merged = launch.People.ToDictionary(role => role.Key, role => role.Value, StringComparer.Ordinal);
        foreach (var (role, persons) in people.Where(role => role.Key != Playbook.LaunchOwnerRole))
        {
            merged[role] = [.. persons.Select(PersonAddress.Normalize).Distinct()];
        }

        var owner = people.TryGetValue(Playbook.LaunchOwnerRole, out var owners) ? PersonAddress.Normalize(owners[0]) : launch.Owner;
        return owner == launch.Owner ? launch with { People = merged }
            : launch with { People = merged, Owner = owner, OwnerSince = now, FormerOwners = [.. launch.FormerOwners.Append(launch.Owner).Where(former => former != owner).Distinct().TakeLast(MostFormerOwners)] };
    }

    private static bool IsSame(Launch before, Launch after) =>
        before.Owner == after.Owner && after.People.All(role => before.People.TryGetValue(role.Key, out var people) && people.SequenceEqual(role.Value));

    private static Gate Follow(Launch before, Launch after, Gate gate, DateTimeOffset now)
    {
        var approvers = gate.IsPassed ? gate.Approvers : ApproverRoster.Of(after, gate);
        var items = gate.Items.Select(item => item.IsSettled ? item : Follow(before, after, item, now)).ToList();
        return approvers.SequenceEqual(gate.Approvers) && items.SequenceEqual(gate.Items) ? gate : ApprovalConditions.WithoutOrphans(gate with { Approvers = approvers, Items = items });
    }

    private static ChecklistItem Follow(Launch before, Launch after, ChecklistItem item, DateTimeOffset now)
    {
        var people = item.Role is null ? [] : after.PeopleOf(item.Role);
        var isOwnersAnyway = item.Owner == before.Owner && (item.Role is null || before.PeopleOf(item.Role).Count == 0);
        return people.Count > 0 ? people.Contains(item.Owner) ? item : item.HandedTo(people[0], now)
            : isOwnersAnyway && item.Owner != after.Owner ? item.HandedTo(after.Owner, now)
            : item;
    }
}
