using LaunchControl.Core.Delegation;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.People;

/// <summary>Reads the absences that decide whether a gate can be signed.</summary>
internal static class KnownAbsences
{
    // As many as the largest playbook has roles, each with as many people as a role may have. More are refused, so they need not be looked up.
    private const int MostPeople = 1000;

    /// <summary>Of these people and of those who stand in for them, as far along as delegates are followed. What is no mail address is passed over.</summary>
    public static async Task<IReadOnlyList<Absence>> ReadWithDelegatesAsync(this IAbsences absences, IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var persons = people.Select(text => PersonAddress.TryNormalize(text, out var person) ? person : null).OfType<string>().Distinct().Take(MostPeople).ToList();
        List<Absence> known = [];
        HashSet<string> asked = new(persons, StringComparer.Ordinal);
        IReadOnlyList<string> next = persons;
        for (var hop = 0; hop <= DelegateChain.MostHops && next.Count > 0; hop++)
        {
            var away = await absences.ReadAsync(next, cancellationToken);
            known.AddRange(away);
            next = [.. away.Select(absence => absence.Delegate).OfType<string>().Where(asked.Add)];
        }

        return known;
    }
}
