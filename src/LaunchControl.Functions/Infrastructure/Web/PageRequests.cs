using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>What every page has in common: whoever goes wrong gets a page that says what to do next.</summary>
public sealed partial class PageRequests(
    PageRenderer renderer, PagePrincipal principal, AccessAudit audit, RateLimits limits, IOptions<AccessOptions> access, ILogger<PageRequests> logger)
{
    /// <summary>A page for anyone with the address, such as the holder of a review link.</summary>
    public async Task<IResult> RunAsync(HttpRequest request, Func<Task<IResult>> work)
    {
        using var span = LaunchControlTrace.StartRequest("page request", request.Headers.TraceParent);
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // The path may hold a link's token: it stays out of the log.
            LogFault(exception, request.Method);
            return await NoticeAsync(StatusCodes.Status500InternalServerError, "Something went wrong on our side", ["Nothing that you typed was recorded. Please try again in a minute."]);
        }
    }

    /// <summary>The same for the holder of a link: so many requests a minute through one link, and from one address.</summary>
    /// <param name="capability">The secret part of the link.</param>
    public Task<IResult> RunPublicAsync(HttpRequest request, PublicUse use, string capability, Func<Task<IResult>> work) => RunAsync(request, async () =>
        limits.Refuse(request, use, capability) is { } wait ? await TooManyAsync(request, use, wait) : await work());

    /// <summary>A page for signed-in people.</summary>
    public Task<IResult> RunSignedInAsync(HttpRequest request, Func<Caller, Task<IResult>> work) =>
        RunAsync(request, async () => await principal.IdentifyAsync(request) is { } caller ? await work(caller)
            : HttpMethods.IsPost(request.Method) ? await KeepFormAsync(request) : AskToSignIn(request));

    public async Task<IResult> NoticeAsync(int status, string title, IReadOnlyList<string> sentences, Uri? nextStep = null, string? nextStepText = null) =>
        new PageResult(await renderer.NoticeAsync(new NoticeModel { Title = title, Sentences = sentences, NextStep = nextStep, NextStepText = nextStepText }), status);

    public async Task<IResult> ForbiddenAsync(HttpRequest request, Caller caller, AccessRule rule, string title = "You may not see this page")
    {
        await audit.NoteAsync(request, caller, rule.Lack);
        var person = PersonAddress.TryNormalize(caller.Person, out var me) ? me : null;
        return await NoticeAsync(StatusCodes.Status403Forbidden, title, [rule.Sentence, "Ask the launch owner if you think that you should."],
            person is null ? null : new Uri($"/board/people/{Uri.EscapeDataString(person)}", UriKind.Relative), person is null ? null : "See what waits on you");
    }

    /// <summary>For a form of a signed-in page that another site sent.</summary>
    public Task<IResult> ForeignFormAsync() => NoticeAsync(StatusCodes.Status403Forbidden, "This form was sent from another site",
        ["Nothing was changed.", "Open the page here, and do it from there."], new Uri("/board", UriKind.Relative), "See all launches");

    public Task<IResult> UnknownLaunchAsync() =>
        NoticeAsync(StatusCodes.Status404NotFound, "There is no such launch", ["The address may be mistyped."], new Uri("/board", UriKind.Relative), "See all launches");

    /// <summary>Leads to the sign-in, and from there back to the page.</summary>
    public IResult AskToSignIn(HttpRequest request) => Results.LocalRedirect(SignInPath($"{request.Path}{request.QueryString}"));

    /// <summary>Path of the sign-in.</summary>
    /// <param name="then">Path with query of the page that it leads back to.</param>
    public string SignInPath(string then) =>
        (access.Value.DevelopmentMode ? "/dev/sign-in?returnTo=" : "/.auth/login/aad?post_login_redirect_uri=") + Uri.EscapeDataString(then);

    // Somebody was signed out while they typed: what they typed goes along, to be sent again.
    private async Task<IResult> KeepFormAsync(HttpRequest request)
    {
        var form = await FormFields.ReadAsync(request, request.HttpContext.RequestAborted, FormFields.LargestOfBoard);
        return new PageResult(await renderer.SignedOutAsync(new SignedOutModel
        {
            SignIn = SignInPath("/board"),
            Action = $"{request.Path}{request.QueryString}",
            Entries = [.. from field in form from value in field.Value select KeyValuePair.Create(field.Key, value ?? "")],
        }), StatusCodes.Status401Unauthorized);
    }

    private Task<IResult> TooManyAsync(HttpRequest request, PublicUse use, TimeSpan wait)
    {
        var what = use == PublicUse.SendFeedback ? "feedback" : "decision";
        RetryAfter.Set(request.HttpContext.Response, wait);
        return NoticeAsync(StatusCodes.Status429TooManyRequests, "Too many requests at once",
            [
                HttpMethods.IsPost(request.Method) ? $"Nothing was recorded: your {what} still has to be sent." : "This link was opened very often in a short time. Nothing was recorded, and the link still works.",
                $"Please try again in {wait.TotalSeconds:0} seconds{(HttpMethods.IsPost(request.Method) ? ": go back to the form, which still holds what you typed, and send it again" : "")}.",
            ]);
    }

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "{Method} of a page failed.")]
    private partial void LogFault(Exception exception, string method);
}
