using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Attention;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.People;

/// <summary>Takes down when people are away, from whoever may say so.</summary>
public sealed class AbsenceDesk(AbsenceFanOut fanOut, PersonLaunches launches, AttentionWatch watch, TimeProvider time)
{
    /// <summary>
    /// For which launches somebody may say when a person is away: null for all; whoever only owns launches of the person, for these alone.
    /// Empty where they may not say it at all.
    /// </summary>
    public async Task<IReadOnlyList<Launch>?> ScopeAsync(string person, Caller caller, CancellationToken cancellationToken) =>
        AccessRule.ManagePerson(person).Allows(caller) ? null
            : [.. (await launches.ReadAsync(person, cancellationToken)).Where(launch => caller.Is(launch.Owner))];

    /// <summary>Returns once it is durable, and the launches that could be told are.</summary>
    /// <param name="absence">Null for not away.</param>
    /// <param name="owned">The launches that it is said for; null for all.</param>
    /// <returns>The launches that were told.</returns>
    public async Task<IReadOnlyList<Launch>> StoreAsync(
        string person, Absence? absence, Caller caller, IReadOnlyList<Launch>? owned, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var told = owned is null
            ? await fanOut.StoreAsync(person, new AbsenceChange(time.GetUtcNow(), caller.Person, absence), orchestrations, cancellationToken)
            : await fanOut.TellOnlyAsync(owned, person, absence, caller.Person, orchestrations, cancellationToken);
        watch.Forget(person);
        return told;
    }
}
