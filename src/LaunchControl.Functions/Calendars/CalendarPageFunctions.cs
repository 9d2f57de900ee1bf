using System.Globalization;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Calendars;

/// <summary><c>/calendar</c>: a month of launches, for signed-in people. Shows and changes nothing.</summary>
public sealed class CalendarPageFunctions(PageRequests pages, PageRenderer renderer, CalendarReader reader)
{
    [Function("ShowCalendar")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "calendar")] HttpRequest request, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            var asked = request.Query["month"].ToString();
            if (asked.Length == 0)
            {
                return new PageResult(await renderer.CalendarAsync(await reader.ReadAsync(caller, null, cancellationToken)));
            }

            return DateOnly.TryParseExact($"{asked}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month >= CalendarModel.Earliest && month <= CalendarModel.Latest
                ? new PageResult(await renderer.CalendarAsync(await reader.ReadAsync(caller, month, cancellationToken)))
                : await pages.NoticeAsync(StatusCodes.Status422UnprocessableEntity, "There is no such month",
                    ["In the address, month is a year and a month from 2000-01 to 2199-12, such as 2027-03."], new Uri("/calendar", UriKind.Relative), "See this month");
        });
}
