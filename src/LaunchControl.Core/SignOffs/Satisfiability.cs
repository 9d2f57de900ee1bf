using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;

namespace LaunchControl.Core.SignOffs;

/// <summary>Guards against gates that nobody could ever pass.</summary>
public static class Satisfiability
{
    /// <summary>Working days before a gate's due date in which its approvers are expected to decide.</summary>
    public const int ReviewDays = 5;

    /// <summary>Refuses a change after which a gate could never be signed off; also a gate that is passed, which may be asked for again.</summary>
    /// <remarks>A gate that could not be signed off before is no fault of the change: two of them could else never be mended one by one.</remarks>
    /// <param name="pointer">Where the request says what makes it so.</param>
    internal static Refusal? Refuse(Launch before, Launch after, IReadOnlyList<Absence> absences, DateTimeOffset now, Func<Gate, string> pointer)
    {
        var faults = new FaultList();
        foreach (var gate in after.Gates.Select(gate => AsAsked(after, gate)))
        {
            if (WhyNot(after, gate, absences, now) is { } why
                && (before.FindGate(gate.Id) is not { } earlier || WhyNot(before, AsAsked(before, earlier), absences, now) is null))
            {
                faults.Add(pointer(gate), why);
            }
        }

        return faults.IsEmpty ? null : faults.ToRefusal("A gate could never be signed off; nothing was changed.") with { Code = "gate-unsatisfiable" };
    }

    /// <summary>Why a gate can't be satisfied by its approvers, as a sentence; null where it can.</summary>
    /// <remarks>
    /// Counted are the people of the approving roles without the launch owner, who asks for the sign-off and so can't give it, and without
    /// whoever is away for all that is left of the <see cref="ReviewDays"/> working days that end on the due date, unless a delegate is there
    /// who is neither the owner nor away nor counted already. Absences say nothing about a gate that is past its due date: it waits until they end.
    /// A gate with a role for which nobody is named is another matter: see <see cref="Playbooks.UnownedPolicy"/>.
    /// </remarks>
    public static string? WhyNot(Launch launch, Gate gate, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        if (gate.ApproverRoles.All(role => launch.PeopleOf(role.Role).Count == 0) || gate.ApproverRoles.Any(role => role.Required && launch.PeopleOf(role.Role).Count == 0))
        {
            return null;
        }

        var missing = gate.ApproverRoles.FirstOrDefault(role => role.Required && gate.Policy.Quorum != Quorum.Any && gate.Approvers.All(approver => approver.Role != role.Role));
        if (missing is not null && gate.Approvers.All(approver => !launch.PeopleOf(missing.Role).Contains(approver.Person)))
        {
            return $"{gate.Name} needs {missing.Role}, but nobody is left who has that role and is not the launch owner: whoever asks for a sign-off can't give it.";
        }

        var eligible = Eligible(launch, gate, absences, now);
        return !QuorumRule.IsMet(gate.Policy, gate.Approvers, eligible) ? Sentence(gate, eligible)
            : SeparationOfDuties.Apart(launch, gate).FirstOrDefault(other => !SeparationOfDuties.CanBothPass(gate, eligible, other, Eligible(launch, other, absences, now))) is { } apart
                ? $"{gate.Name} and {apart.Name} must be signed by different people, and there are too few who can sign them."
            : null;
    }

    private static Gate AsAsked(Launch launch, Gate gate) =>
        gate.IsPassed ? gate with { Approvers = [.. ApproverRoster.Of(launch, gate).Select(approver => approver with { Vote = null })] } : gate;

    private static string Sentence(Gate gate, List<Approver> eligible)
    {
        var away = gate.Approvers.Except(eligible).Select(approver => approver.Person).ToList();
        var who = eligible.Count == 0 ? "nobody can give them" : $"only {string.Join(", ", eligible.Select(approver => approver.Person))} can give them";
        var needed = QuorumRule.Needed(gate.Policy, gate.Policy.Quorum == Quorum.All ? gate.Approvers.Count(approver => approver.Required) : gate.Approvers.Count);
        return $"{gate.Name} needs {needed} approval{(needed == 1 ? "" : "s")}, and {who}"
            + (away.Count > 0 ? $": {string.Join(", ", away)} is away until after it is due, without a delegate who can decide." : ": the launch owner can't.");
    }

    private static List<Approver> Eligible(Launch launch, Gate gate, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        var last = Day(gate.DueAt, launch);
        var today = Day(now, launch);
        if (last < today)
        {
            return [.. gate.Approvers];
        }

        var first = launch.Calendar.AddWorkingDays(last, 1 - ReviewDays);
        var away = absences.Where(absence => absence.Covers(first > today ? first : today, last)).ToLookup(absence => absence.Person);
        var counted = gate.Approvers.Select(approver => approver.Person).Append(launch.Owner).ToHashSet();

        // One stand-in decides for one person only, first of all for somebody who is required.
        return [.. gate.Approvers.OrderByDescending(approver => approver.Required).Where(approver =>
            approver.Vote is not null || !away.Contains(approver.Person)
            || away[approver.Person].Any(absence => absence.Delegate is { } stand && !away.Contains(stand) && counted.Add(stand)))];
    }

    private static DateOnly Day(DateTimeOffset at, Launch launch) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, launch.Zone).DateTime);
}
