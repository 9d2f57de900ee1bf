using LaunchControl.Core.Calendars;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Calendars;

/// <summary><c>GET /api/calendar.ics</c>: the moments of all launches that are not long over, and blackout windows.</summary>
public sealed class GetCalendarEndpoint(ApiRequests api, CalendarLaunches launches, IBlackouts blackouts, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>So many launches at most, those that are nearest to now.</summary>
    public const int MostLaunches = 2_000;

    [Function("GetCalendar")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendar.ics")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
        {
            var query = new QueryFields(request);
            var filter = new LaunchFilter { Status = query.Enum<LaunchStatus>("status"), Tier = query.Enum<LaunchTier>("tier"), Owner = query.Text("owner")?.ToLowerInvariant() };
            return query.HasFaults ? query.Refuse() : new CalendarResult("launches", await ReadAsync(filter, cancellationToken));
        });

    private async Task<CalendarFeed> ReadAsync(LaunchFilter filter, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var moments = (await launches.ReadAsync(filter, launch => LaunchMoments.IsKept(launch, now), cancellationToken))
            .OrderBy(launch => (launch.LaunchAt - now).Duration()).Take(MostLaunches).OrderBy(launch => launch.LaunchAt).ThenBy(launch => launch.Id, StringComparer.Ordinal).Select(LaunchMoments.Of);
        var windows = BlackoutDays.Since(await blackouts.ReadAsync(cancellationToken), DateOnly.FromDateTime((now - LaunchMoments.KeptAfter).UtcDateTime));
        return new CalendarFeed("Launches", [.. moments, .. windows], site.Value.BaseAddress);
    }
}
