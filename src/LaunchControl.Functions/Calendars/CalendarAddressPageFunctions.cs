using LaunchControl.Core.People;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Calendars;

/// <summary><c>/calendar/subscribe</c>: a signed-in person's own calendar address. GET shows it and changes nothing; POST makes or stops it.</summary>
public sealed class CalendarAddressPageFunctions(
    PageRequests pages, PageRenderer renderer, CalendarAddresses addresses, FormTokens tokens, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Route = "calendar/subscribe";
    private const string Path = "/" + Route;
    private const string Receipt = "done";

    [Function("ShowCalendarAddress")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, async (caller, person) => new PageResult(await renderer.CalendarAddressAsync(
            await ReadAsync(caller, person, cancellationToken) with { Done = DoneOf(request.Query[Receipt].ToString()) })));

    [Function("ChangeCalendarAddress")]
    public Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellationToken) =>
        FormPosts.IsFromOurPages(request, site.Value.BaseAddress)
            ? RunAsync(request, (caller, person) => ChangeAsync(request, caller, person, cancellationToken))
            : pages.NoticeAsync(StatusCodes.Status403Forbidden, "This form was sent from another site", ["Nothing was changed.", "Open the page here, and send the form from it."], new Uri(Path, UriKind.Relative), "Subscribe to dates");

    private async Task<IResult> ChangeAsync(HttpRequest request, Caller caller, string person, CancellationToken cancellationToken)
    {
        var form = await FormFields.ReadAsync(request, cancellationToken);
        var what = form["do"].ToString();
        if (tokens.Open(form["token"], caller.Person, Path) is null || what is not ("make" or "stop"))
        {
            var error = new FormError("This form was open for too long, or was made for somebody else. Send it again.", "");
            return new PageResult(await renderer.CalendarAddressAsync(await ReadAsync(caller, person, cancellationToken) with { Errors = [error] }), StatusCodes.Status400BadRequest);
        }

        if (what == "make")
        {
            await addresses.MakeAsync(person, caller, cancellationToken);
        }
        else
        {
            await addresses.StopAsync(person, caller, cancellationToken);
        }

        return new SeeOther($"{Path}?{Receipt}={what}");
    }

    private Task<IResult> RunAsync(HttpRequest request, Func<Caller, string, Task<IResult>> work) =>
        pages.RunSignedInAsync(request, caller => PersonAddress.TryNormalize(caller.Person, out var person)
            ? work(caller, person)
            : pages.NoticeAsync(StatusCodes.Status404NotFound, "There is nobody here to take part in a launch",
                ["You are signed in without a mail address, and launches know people by theirs.", "Systems read GET /api/calendar.ics with their token."], new Uri("/calendar", UriKind.Relative), "See the calendar"));

    private async Task<CalendarAddressModel> ReadAsync(Caller caller, string person, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(person, cancellationToken);
        return new CalendarAddressModel { Address = address?.Address, MadeAt = address?.MadeAt, Action = Path, Token = tokens.Issue(caller.Person, Path), Now = time.GetUtcNow() };
    }

    private static IReadOnlyList<string> DoneOf(string what) => what switch
    {
        "make" => ["You have a new calendar address. One that you had before works no more.", "Give it to your calendar app."],
        "stop" => ["Your calendar address is stopped: apps that have it see nothing new."],
        _ => [],
    };
}
