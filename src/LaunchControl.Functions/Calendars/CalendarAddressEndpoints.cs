using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Calendars;

/// <summary><c>POST</c> and <c>DELETE /api/people/{email}/calendar</c>: a person gets a calendar address, and in place of one that they had; it stops.</summary>
public sealed class CalendarAddressEndpoints(ApiRequests api, CalendarAddresses addresses)
{
    private const string Route = "api/people/{email}/calendar";

    [Function("MakeCalendarAddress")]
    public Task<IResult> MakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, AccessRule.HaveCalendarAddress(email), email, async (person, caller) =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return Results.Json(await addresses.MakeAsync(person, caller, cancellationToken), ApiJson.Options);
        });

    [Function("StopCalendarAddress")]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, AccessRule.StopCalendarAddress(email), email, async (person, caller) =>
        {
            await addresses.StopAsync(person, caller, cancellationToken);
            return Results.NoContent();
        });

    private Task<IResult> RunAsync(HttpRequest request, AccessRule rule, string email, Func<string, Caller, Task<IResult>> work) =>
        api.RunAsync(request, rule, caller => PersonAddress.TryNormalize(email, out var person)
            ? work(person, caller)
            : Task.FromResult(Problems.From(new Refusal(RefusalKind.NotFound, "person-not-found", "This is not a mail address."))));
}
