using System.Diagnostics;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Chooses the page for a review link.</summary>
public sealed class ReviewPages(PageRequests pages, PageRenderer renderer, ReviewLinkResolver links, TimeProvider time)
{
    /// <summary>How long a result page waits for the decision to be recorded before it says that it still is on its way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="isSubmission">The page answers a form that could not be taken any more.</param>
    public async Task<IResult> ShowAsync(string token, ReviewLink link, bool isSubmission = false)
    {
        var late = isSubmission ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return link.State switch
        {
            ReviewLinkState.Open => new PageResult(await renderer.ReviewAsync(Model(token, link))),
            ReviewLinkState.Used => new PageResult(await renderer.ResultAsync(Result(token, link)), late),
            ReviewLinkState.Decided => await pages.NoticeAsync(late, "No decision is needed any more",
                [$"{link.Gate!.Name} of {link.Launch!.Name} was decided without your vote.", "You don't have to do anything."]),
            ReviewLinkState.Superseded => await pages.NoticeAsync(StatusCodes.Status410Gone, "This link has been replaced",
                [$"{link.Gate!.Name} of {link.Launch!.Name} is in a new review round, so this link works no more. Nothing was recorded.", "Use the link in the newest mail about this gate."]),
            ReviewLinkState.Expired => await pages.NoticeAsync(StatusCodes.Status410Gone, "This link has expired",
                [$"It was for {link.Gate!.Name} of {link.Launch!.Name}. Nothing was recorded.", $"Ask the launch owner, {link.Launch!.Owner}, to request the review again."]),
            _ => await pages.NoticeAsync(StatusCodes.Status404NotFound, "This link does not work",
                ["It may be cut off or mistyped. Nothing was recorded.", "Open the link from the mail again, or copy all of it."]),
        };
    }

    public async Task<IResult> AskAgainAsync(string token, ReviewLink link, SignOffDecision? decision, string comment, string error) =>
        new PageResult(
            await renderer.ReviewAsync(Model(token, link) with { Decision = decision, Comment = comment, Errors = [error] }),
            StatusCodes.Status422UnprocessableEntity);

    public Task<IResult> ForeignFormAsync() => pages.NoticeAsync(StatusCodes.Status403Forbidden, "This form was sent from another site",
        ["Nothing was recorded.", "Open the link from the mail, and decide there."]);

    /// <summary>The result of a decision that was just sent: recorded, in most cases within a fraction of a second.</summary>
    public async Task<IResult> WaitForRecordAsync(string token, SignOffDecision given, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var link = await links.ResolveAsync(token, cancellationToken);
            if (link.State != ReviewLinkState.Open)
            {
                return await ShowAsync(token, link);
            }

            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                return new PageResult(await renderer.ResultAsync(Result(token, link) with { Received = given }));
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private ReviewModel Model(string token, ReviewLink link) => new()
    {
        Launch = link.Launch!,
        Gate = link.Gate!,
        Approver = link.Approver!,
        Now = time.GetUtcNow(),
        LinkExpiresAt = link.Claims!.ExpiresAt,
        FormAction = $"/sign-off/{token}",
    };

    private ResultModel Result(string token, ReviewLink link) => new()
    {
        Launch = link.Launch!,
        Gate = link.Gate!,
        Approver = link.Approver!,
        Now = time.GetUtcNow(),
        SelfAddress = $"/sign-off/{token}",
    };
}
