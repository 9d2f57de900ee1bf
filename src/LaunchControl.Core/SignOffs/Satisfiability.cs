using LaunchControl.Core.Delegation;
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
    /// whoever is away for all that is left of the <see cref="ReviewDays"/> working days that end on the due date, unless somebody along the chain of
    /// delegates is there who is neither the owner nor away nor counted already; it is that person who then must not satisfy another gate. Absences say nothing about a gate that is past its due date: it waits until they end.
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

        var signers = Signers(launch, gate, absences, now);
        var eligible = Eligible(gate, signers);
        return !QuorumRule.IsMet(gate.Policy, gate.Approvers, eligible) ? Sentence(gate, eligible)
            : SeparationOfDuties.Apart(launch, gate).FirstOrDefault(other => !CanBothPass(gate, signers, other, Signers(launch, other, absences, now))) is { } apart
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

    private static List<Approver> Eligible(Gate gate, Dictionary<string, string> signers) => [.. gate.Approvers.Where(approver => signers.ContainsKey(approver.Person))];

    private static bool CanBothPass(Gate gate, Dictionary<string, string> signers, Gate other, Dictionary<string, string> otherSigners)
    {
        var (one, another) = (Signed(gate, signers), Signed(other, otherSigners));
        return SeparationOfDuties.CanBothPass(one, By(one, signers), another, By(another, otherSigners));

        static Gate Signed(Gate gate, Dictionary<string, string> signers) =>
            gate with { Approvers = [.. gate.Approvers.Select(approver => approver with { Person = signers.GetValueOrDefault(approver.Person, approver.Person) })] };

        static List<Approver> By(Gate signed, Dictionary<string, string> signers) => [.. signed.Approvers.Where(approver => signers.ContainsValue(approver.Person))];
    }

    /// <summary>Who signs for each approver who can be expected to decide, or whose stand-in can.</summary>
    private static Dictionary<string, string> Signers(Launch launch, Gate gate, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        var (last, today) = (launch.DayOf(gate.DueAt), launch.DayOf(now));
        if (last < today)
        {
            return gate.Approvers.ToDictionary(approver => approver.Person, approver => approver.Person, StringComparer.Ordinal);
        }

        var first = launch.Calendar.AddWorkingDays(last, 1 - ReviewDays);
        var away = absences.Where(absence => absence.Covers(first > today ? first : today, last)).DistinctBy(absence => absence.Person)
            .ToDictionary(absence => absence.Person, StringComparer.Ordinal);
        var counted = gate.Approvers.Select(approver => approver.Person).Append(launch.Owner).ToHashSet();

        // One stand-in decides for one person only, first of all for somebody who is required.
        return gate.Approvers.OrderByDescending(approver => approver.Required)
            .Select(approver => (approver.Person, Signer: approver.Vote is not null || !away.ContainsKey(approver.Person)
                ? approver.Vote?.By ?? approver.Person
                : DelegateChain.EndOf(approver.Person, away.GetValueOrDefault) is { } stand && counted.Add(stand) ? stand : null))
            .Where(pair => pair.Signer is not null).ToDictionary(pair => pair.Person, pair => pair.Signer!, StringComparer.Ordinal);
    }
}
