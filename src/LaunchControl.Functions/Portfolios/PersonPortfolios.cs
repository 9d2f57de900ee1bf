using LaunchControl.Core.Calendars;
using LaunchControl.Core.Portfolios;
using LaunchControl.Functions.People;

namespace LaunchControl.Functions.Portfolios;

/// <summary>Gives the launches in which somebody takes part, also those that are over, from memory like the whole portfolio.</summary>
/// <remarks>
/// While there are launches that have not changed since a release that did not keep in the index who takes part, the person's launches are read to find out, those that
/// are over for up to <see cref="LaunchMoments.KeptAfter"/> only. The patrol stores all that are not over anew within an hour, and a rebuild of the index the others.
/// </remarks>
public sealed class PersonPortfolios(PortfolioReader portfolios, PersonLaunches launches, TimeProvider time)
{
    /// <param name="person">Mail address, lower case.</param>
    public async Task<Portfolio> ReadAsync(string person, CancellationToken cancellationToken)
    {
        var all = await portfolios.ReadAsync(cancellationToken);
        var since = time.GetUtcNow() - LaunchMoments.KeptAfter;
        return all.KnowsPeople(since)
            ? all.OfPerson(person)
            : all.OfPerson(person, (await launches.ReadAsync(person, since, cancellationToken)).Select(launch => launch.Id).ToHashSet());
    }
}
