using LaunchControl.Core.Attention;

namespace LaunchControl.Functions.People;

/// <summary>Reads what waits on one person across launches.</summary>
public sealed class PersonDesk(PersonLaunches launches, TimeProvider time)
{
    /// <summary>Most urgent first.</summary>
    public async Task<IReadOnlyList<PersonAsk>> ReadAsync(string person, CancellationToken cancellationToken) =>
        PersonAsk.Of(person, await launches.ReadAsync(person, cancellationToken), time.GetUtcNow());
}
