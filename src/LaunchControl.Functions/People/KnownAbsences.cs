using LaunchControl.Core.People;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.People;

/// <summary>Reads the absences that decide whether a gate can be signed.</summary>
internal static class KnownAbsences
{
    // As many as the largest playbook has roles, each with as many people as a role may have. More are refused, so they need not be looked up.
    private const int MostPeople = 1000;

    /// <summary>Of these people and of those who stand in for them. What is no mail address is passed over.</summary>
    public static async Task<IReadOnlyList<Absence>> ReadWithDelegatesAsync(this IAbsences absences, IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var persons = people.Select(text => PersonAddress.TryNormalize(text, out var person) ? person : null).OfType<string>().Distinct().Take(MostPeople).ToList();
        var away = await absences.ReadAsync(persons, cancellationToken);
        return [.. away, .. await absences.ReadAsync(away.Select(absence => absence.Delegate).OfType<string>().Distinct().Except(persons), cancellationToken)];
    }
}
