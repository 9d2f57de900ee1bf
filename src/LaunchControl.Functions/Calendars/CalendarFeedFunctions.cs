using LaunchControl.Core.Calendars;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.People;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Calendars;

/// <summary><c>/calendar/feed/{token}</c>: one person's dates, for their calendar app. Shows and changes nothing.</summary>
/// <remarks>App roles can't be checked without a sign-in, so it holds no launch but those in which the person takes part.</remarks>
public sealed class CalendarFeedFunctions(
    PageRequests pages, CalendarAddresses addresses, PersonLaunches launches, IBlackouts blackouts, IOptions<SiteOptions> site, TimeProvider time)
{
    [Function("ReadCalendarFeed")]
    public Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "calendar/feed/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.ReadCalendar, token, async () => await addresses.PersonOfAsync(token, cancellationToken) is { } person
            ? new CalendarResult("my-launches", await ReadAsync(person, cancellationToken))
            : await pages.NoticeAsync(StatusCodes.Status404NotFound, "There is no such calendar",
                ["The address may be incomplete, or it was stopped. Whoever needs one makes a new one under Calendar, Subscribe."]));

    private async Task<CalendarFeed> ReadAsync(string person, CancellationToken cancellationToken)
    {
        var mine = (await launches.ReadAsync(person, time.GetUtcNow() - LaunchMoments.KeptAfter, cancellationToken)).OrderBy(launch => launch.LaunchAt).ThenBy(launch => launch.Id, StringComparer.Ordinal).ToList();
        var windows = BlackoutDays.Around(mine, await blackouts.ReadAsync(cancellationToken));
        return new CalendarFeed("My launches", [.. mine.SelectMany(launch => LaunchAgenda.Of(launch, person)), .. windows], site.Value.BaseAddress);
    }
}
