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
    internal static Refusal? Refuse(Launch before, Launch after, IReadOnlyList<Absence> absences, Func<Gate, string> pointer)
    {
        var faults = new FaultList();
        foreach (var gate in after.Gates)
        {
            if (WhyNotAgain(after, gate, absences) is { } why && (before.FindGate(gate.Id) is not { } earlier || WhyNotAgain(before, earlier, absences) is null))
            {
                faults.Add(pointer(gate), why);
            }
        }

        return faults.IsEmpty ? null : faults.ToRefusal("A gate could never be signed off; nothing was changed.") with { Code = "gate-unsatisfiable" };
    }

    /// <summary>Why a gate can't be satisfied by its approvers, as a sentence; null where it can.</summary>
    /// <remarks>
    /// Counted are the people of the approving roles without the launch owner, who asks for the sign-off and so can't give it, and without
    /// whoever is away for the whole of the <see cref="ReviewDays"/> working days that end on the due date, unless a delegate is there who
    /// is neither the owner nor away nor counted already. A gate for which nobody is named at all is another matter: see <see cref="Playbooks.UnownedPolicy"/>.
    /// </remarks>
    public static string? WhyNot(Launch launch, Gate gate, IReadOnlyList<Absence> absences)
    {
        if (gate.ApproverRoles.All(role => launch.PeopleOf(role.Role).Count == 0))
        {
            return null;
        }

        var missing = gate.ApproverRoles.FirstOrDefault(role => role.Required && gate.Policy.Quorum != Quorum.Any && gate.Approvers.All(approver => approver.Role != role.Role));
        if (missing is not null && gate.Approvers.All(approver => !launch.PeopleOf(missing.Role).Contains(approver.Person)))
        {
            return $"{gate.Name} needs {missing.Role}, but nobody is left who has that role and is not the launch owner: whoever asks for a sign-off can't give it.";
        }

        var eligible = Eligible(launch, gate, absences);
        return !QuorumRule.IsMet(gate.Policy, gate.Approvers, eligible) ? Sentence(gate, eligible)
            : SeparationOfDuties.Apart(launch, gate).FirstOrDefault(other => !SeparationOfDuties.CanBothPass(gate, eligible, other, Eligible(launch, other, absences))) is { } apart
                ? $"{gate.Name} and {apart.Name} must be signed by different people, and there are too few who can sign them."
            : null;
    }

    // A delegate decides for one person, so of two who are away and name the same one only one has a stand-in.
    private static List<Approver> Eligible(Launch launch, Gate gate, IReadOnlyList<Absence> absences)
    {
        HashSet<string> delegates = [];
        return
        [
            .. gate.Approvers.OrderByDescending(approver => approver.Required)
                .Where(approver => approver.Vote is not null || !IsAway(launch, gate, approver.Person, absences) || Delegates(launch, gate, approver, absences).Any(delegates.Add)),
        ];
    }

    private static string? WhyNotAgain(Launch launch, Gate gate, IReadOnlyList<Absence> absences) =>
        WhyNot(launch, gate.IsPassed ? gate with { Approvers = [.. ApproverRoster.Of(launch, gate).Select(approver => approver with { Vote = null })] } : gate, absences);

    private static string Sentence(Gate gate, List<Approver> eligible)
    {
        var away = gate.Approvers.Except(eligible).Select(approver => approver.Person).ToList();
        var who = eligible.Count == 0 ? "nobody can give them" : $"only {string.Join(", ", eligible.Select(approver => approver.Person))} can give them";
        var needed = QuorumRule.Needed(gate.Policy, gate.Policy.Quorum == Quorum.All ? gate.Approvers.Count(approver => approver.Required) : gate.Approvers.Count);
        return $"{gate.Name} needs {needed} approval{(needed == 1 ? "" : "s")}, and {who}"
            + (away.Count > 0 ? $": {string.Join(", ", away)} is away until after it is due, without a delegate who can decide." : ": the launch owner can't.");
    }

    private static IEnumerable<string> Delegates(Launch launch, Gate gate, Approver approver, IReadOnlyList<Absence> absences) =>
        from absence in absences
        where absence.Person == approver.Person && absence.Delegate is { } stand && stand != launch.Owner
            && gate.FindApprover(stand) is null && !IsAway(launch, gate, stand, absences)
        select absence.Delegate;

    // For the whole of the time in which a decision is expected.
    private static bool IsAway(Launch launch, Gate gate, string person, IReadOnlyList<Absence> absences)
    {
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(gate.DueAt, launch.Zone).DateTime);
        var first = launch.Calendar.AddWorkingDays(last, 1 - ReviewDays);
        return absences.Any(absence => absence.Person == person && absence.Covers(first, last));
    }
}
