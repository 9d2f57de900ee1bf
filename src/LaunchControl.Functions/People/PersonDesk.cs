using LaunchControl.Core.Attention;

namespace LaunchControl.Functions.People;

/// <summary>Reads what waits on one person across launches.</summary>
public sealed class PersonDesk(PersonLaunches launches, TimeProvider time)
{
    /// <summary>Their own, and what they are asked in somebody else's place, in the order of <see cref="AskOrder"/>.</summary>
    public async Task<IReadOnlyList<LaunchAsk>> ReadAsync(string person, CancellationToken cancellationToken) =>
        [.. LaunchAsk.Of(person, await launches.ReadAsync(person, cancellationToken), time.GetUtcNow()).OrderBy(AskOrder.Of, StringComparer.Ordinal)];
}
