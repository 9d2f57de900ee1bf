using LaunchControl.Core.Calendars;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Calendars;

/// <summary><c>GET /api/launches/{id}/calendar.ics</c>: all dates of one launch.</summary>
public sealed class GetLaunchCalendarEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IBlackouts blackouts, IOptions<SiteOptions> site)
{
    [Function("GetLaunchCalendar")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/calendar.ics")] HttpRequest request, string launchId, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            var windows = BlackoutDays.Around([launch], await blackouts.ReadAsync(cancellationToken));
            return new CalendarResult(launch.Id, new CalendarFeed(launch.Name, [.. LaunchAgenda.Of(launch), .. windows], site.Value.BaseAddress));
        });
}
