using System.Diagnostics;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Chooses the page for a review link.</summary>
public sealed class ReviewPages(PageRequests pages, PageRenderer renderer, ReviewLinkResolver links, TimeProvider time)
{
    /// <summary>How long a result page waits for the decision to be recorded before it says that it still is on its way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>So many pages wait at once; another one says at once that the decision is on its way, so that nobody can keep the host busy with waiting.</summary>
    private const int MostWaiting = 64;

    private int _waiting;

    /// <summary>The state of a link as the audit trail names it.</summary>
    public static string WordFor(ReviewLinkState state) => state switch
    {
        ReviewLinkState.TakenBack => "taken back",
        ReviewLinkState.ReviewExpired => "expired with its review",
        ReviewLinkState.Decided => "moot, because the gate is decided",
        ReviewLinkState.StandInOver => "of a stand-in whose turn is over",
        ReviewLinkState.Removed => "no longer an approver's",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <param name="isSubmission">The page answers a form that could not be taken any more.</param>
    /// <param name="wantsChange">The person asks to change the recorded decision.</param>
    public async Task<IResult> ShowAsync(string token, ReviewLink link, bool isSubmission = false, bool wantsChange = false)
    {
        var late = isSubmission ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return link.State switch
        {
            ReviewLinkState.Open => new PageResult(await renderer.ReviewAsync(Model(token, link, new ReviewInput()))),
            ReviewLinkState.Used when wantsChange && link.CanChange(time.GetUtcNow()) =>
                new PageResult(await renderer.ReviewAsync(Model(token, link, new ReviewInput { Replaces = link.Approver!.Vote!.SignOffId }))),
            ReviewLinkState.Used => new PageResult(await renderer.ResultAsync(Result(token, link)), late),
            ReviewLinkState.Invalid => await pages.NoticeAsync(StatusCodes.Status404NotFound, "This link does not work",
                ["It may be cut off or mistyped. Nothing was recorded.", "Open the link from the mail again, or copy all of it."]),
            _ => await DeadAsync(token, link, late),
        };
    }

    public Task<IResult> AskAgainAsync(string token, ReviewLink link, ReviewInput input, string error) =>
        AskAgainAsync(token, link, input, [new FormError(error, ReviewForm.ChoiceField)], StatusCodes.Status422UnprocessableEntity);

    /// <remarks>A conflict means that the page was out of date: it is shown as it is now, and nothing on it is chosen.</remarks>
    public Task<IResult> AskAgainAsync(string token, ReviewLink link, ReviewInput input, Refusal refusal) => refusal.Kind == RefusalKind.Conflict
        ? AskAgainAsync(token, link, input with { Decision = null, Replaces = input.Replaces is null ? null : link.Approver!.Vote?.SignOffId },
            [new FormError(WhatConflicts(link, input, refusal), ReviewForm.ChoiceField)], StatusCodes.Status409Conflict)
        : AskAgainAsync(token, link, input, ReviewForm.ErrorsOf(refusal), StatusCodes.Status422UnprocessableEntity);

    public Task<IResult> ForeignFormAsync() => pages.NoticeAsync(StatusCodes.Status403Forbidden, "This form was sent from another site",
        ["Nothing was recorded.", "Open the link from the mail, and decide there."]);

    public Task<IResult> RenewedAsync() => pages.NoticeAsync(StatusCodes.Status200OK, "Look into your mailbox",
        ["If this sign-off is still needed, a fresh link is on its way to the address that the old one was sent to.",
            "A fresh link is sent at most once an hour. If none comes, ask the launch owner, whom the mail names."]);

    /// <summary>The result of a decision that was just sent: recorded, in most cases within a fraction of a second.</summary>
    /// <param name="isSignedIn">The reader is signed in as the person that the link is for.</param>
    public async Task<IResult> WaitForRecordAsync(string token, bool isSignedIn, ReviewReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitForRecordAsync(token, isSignedIn, receipt, Interlocked.Increment(ref _waiting) <= MostWaiting ? Patience : TimeSpan.Zero, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<IResult> WaitForRecordAsync(string token, bool isSignedIn, ReviewReceipt receipt, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 1.5)
        {
            var found = await links.ResolveAsync(token, cancellationToken);
            var link = isSignedIn ? found.ForSignedIn(time.GetUtcNow()) : found;
            if (link.State is not (ReviewLinkState.Open or ReviewLinkState.Used) || IsRecorded(link, receipt))
            {
                return await ShowAsync(token, link);
            }

            if (link.State == ReviewLinkState.Open && receipt.Seen.Length > 0 && link.Fingerprint != receipt.Seen)
            {
                return await AskAgainAsync(token, link, new ReviewInput(),
                    [new FormError($"{link.Gate!.Name} changed while you decided, so nothing was recorded. Look again, then decide.", ReviewForm.ChoiceField)], StatusCodes.Status409Conflict);
            }

            if (Stopwatch.GetElapsedTime(started) >= patience)
            {
                return link.State == ReviewLinkState.Used
                    ? await ShowAsync(token, link)
                    : new PageResult(await renderer.ResultAsync(Result(token, link) with { Received = receipt.Decision, SelfAddress = $"/sign-off/{token}{receipt.Query}" }));
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }

    private static string WhatConflicts(ReviewLink link, ReviewInput input, Refusal refusal) =>
        input.Replaces is not null && link.Approver!.Vote is { } vote && vote.SignOffId != input.Replaces
            ? "What is recorded was changed after you opened this page, so nothing was changed now. Look at it, then decide."
            : refusal.Message;

    private static bool IsRecorded(ReviewLink link, ReviewReceipt receipt) =>
        link.Approver!.Vote?.SignOffId == receipt.SignOffId || link.Approver.SpentSignOffs.Contains(receipt.SignOffId);

    private async Task<IResult> AskAgainAsync(string token, ReviewLink link, ReviewInput input, IReadOnlyList<FormError> errors, int status) =>
        new PageResult(await renderer.ReviewAsync(Model(token, link, input) with { Errors = errors }), status);

    private Task<IResult> DeadAsync(string token, ReviewLink link, int late)
    {
        var (gate, launch) = (link.Gate!, link.Launch!);
        var what = $"{gate.Name} of {launch.Name}";
        return link.State switch
        {
            ReviewLinkState.Decided => pages.NoticeAsync(late, "No decision is needed any more", [$"{what} was decided without your vote.", "You don't have to do anything."]),
            ReviewLinkState.Held => pages.NoticeAsync(late, "This launch is on hold", [$"{what} can't be signed now: {launch.HoldReason}", "Nothing was recorded. This link works again when the launch goes on; everyone in it gets a mail then."]),
            ReviewLinkState.Cancelled => Gone("This launch was cancelled", $"{launch.Name} is not to be: {launch.CancelReason}", "You don't have to do anything."),
            ReviewLinkState.TakenBack => Gone("This link has been taken back", $"{what} changed after it was sent out for review.", "You get a new link when it is ready again."),
            ReviewLinkState.Revoked => Gone("This link was revoked", $"It was for {what}.", $"Ask {launch.Owner} if you think that you should sign."),
            ReviewLinkState.Reassigned => Gone("Somebody else signs now", $"{what} is signed by {Successor(gate, link.Claims!.Person)} in your place.", $"You don't have to do anything. Questions? Ask {launch.Owner}."),
            ReviewLinkState.StandInOver => Gone("You are not asked any more", WhyOver(link), $"You don't have to do anything. Questions? Ask {Former(gate, link.Claims!.Person)}."),
            ReviewLinkState.Removed => Gone("You are not asked any more", $"{what} is signed by other people now.", $"You don't have to do anything. Questions? Ask {launch.Owner}."),
            ReviewLinkState.ReviewExpired => Gone("This review has expired", $"Nobody decided on {what} in time.", $"{launch.Owner} knows, and can ask for a new review. You get a new link then."),
            ReviewLinkState.Expired => ExpiredAsync(token, what),
            _ => Gone("This link has been replaced", $"There is a newer link for {what}.", "Use the link in the newest mail about this gate."),
        };
    }

    private static string Successor(Gate gate, string person) =>
        gate.Reassignments.SkipWhile(one => one.From != person).Aggregate(person, (current, one) => one.From == current ? one.To : current);

    private static string Former(Gate gate, string person) =>
        gate.FormerStandIns.LastOrDefault(former => former.Person == person)?.InPlaceOf ?? gate.FindSeat(person)!.Approver.Person;

    private string WhyOver(ReviewLink link)
    {
        var (gate, launch) = (link.Gate!, link.Launch!);
        var absent = Former(gate, link.Claims!.Person);
        var since = gate.FormerStandIns.LastOrDefault(former => former.Person == link.Claims.Person)?.At;
        return launch.IsAway(absent, time.GetUtcNow())
            ? $"{gate.Name} of {launch.Name} is not signed by you in place of {absent} now."
            : $"{absent} is back{(since is { } at ? $" since {DateText.Day(at, launch.TimeZone)}" : "")}, and decides on {gate.Name} of {launch.Name} again.";
    }

    private Task<IResult> Gone(string title, string what, string next) =>
        pages.NoticeAsync(StatusCodes.Status410Gone, title, [what, "Nothing was recorded.", next]);

    private async Task<IResult> ExpiredAsync(string token, string what) => new PageResult(
        await renderer.NoticeAsync(new NoticeModel
        {
            Title = "This link has expired",
            Sentences = [$"It was for {what}. Nothing was recorded.", "A fresh link can be sent to the address that this one was sent to, and to no other. Whoever that is can also sign in, and decide here."],
            Action = $"/sign-off/{token}/renew",
            ActionText = "Send a fresh link",
            NextStep = new Uri(pages.SignInPath($"/sign-off/{token}"), UriKind.Relative),
            NextStepText = "Sign in and decide",
        }),
        StatusCodes.Status410Gone);

    private ReviewModel Model(string token, ReviewLink link, ReviewInput input) => new()
    {
        Launch = link.Launch!,
        Gate = link.Gate!,
        Approver = link.Approver!,
        Person = link.Claims!.Person,
        Now = time.GetUtcNow(),
        LinkExpiresAt = link.Claims.ExpiresAt,
        FormAction = $"/sign-off/{token}",
        Fingerprint = link.Fingerprint,
        Input = input,
    };

    private ResultModel Result(string token, ReviewLink link) => new()
    {
        Launch = link.Launch!,
        Gate = link.Gate!,
        Approver = link.Approver!,
        Person = link.Claims!.Person,
        Now = time.GetUtcNow(),
        SelfAddress = $"/sign-off/{token}",
        ChangeAddress = link.CanChange(time.GetUtcNow()) ? $"/sign-off/{token}?{SignOffLinks.ChangeQuery}" : null,
    };
}
