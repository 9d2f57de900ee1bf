using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.SignOffs;

/// <summary><c>/sign-off/{token}</c>: the review page. GET shows and changes nothing; POST takes an explicit decision.</summary>
public sealed class ReviewPageFunctions(
    PageRequests pages, ReviewPages review, ReviewSignIn signIn, SignOffSubmission submission,
    LaunchCommandHandler commands, IOptions<SiteOptions> site, TimeProvider time)
{
    [Function("ShowReview")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-off/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.ReadLink, token, async () =>
        {
            var link = await signIn.ResolveAsync(request, token, cancellationToken);
            return await signIn.RefuseAsync(request, link)
                ?? (ReviewReceipt.Read(request.Query) is { } receipt && link.State is ReviewLinkState.Open or ReviewLinkState.Used
                    ? await review.WaitForRecordAsync(token, link.IsSignedIn, receipt, cancellationToken)
                    : await review.ShowAsync(token, link, wantsChange: request.Query.ContainsKey(SignOffLinks.ChangeQuery)));
        });

    [Function("SubmitReview")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-off/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.SubmitLink, token, async () =>
        {
            if (!FormPosts.IsFromOurPages(request, site.Value.BaseAddress))
            {
                return await review.ForeignFormAsync();
            }

            var link = await signIn.ResolveAsync(request, token, cancellationToken);
            if (await signIn.RefuseAsync(request, link) is { } refused)
            {
                return refused;
            }

            var input = await ReviewForm.ReadAsync(request, cancellationToken);
            var isChange = input.Replaces is not null && link.CanChange(time.GetUtcNow());
            if (link.State != ReviewLinkState.Open && !isChange)
            {
                await NoteAsync(link, client, cancellationToken);
                return await review.ShowAsync(token, link, isSubmission: true);
            }

            if (input.Decision is not { } decision)
            {
                return await review.AskAgainAsync(token, link, input, "Choose whether you approve, reject or abstain.");
            }

            var choice = ReviewForm.ToChoice(input, decision, link.Launch!);
            var receipt = await submission.SubmitAsync(link.Launch!, link.Gate!, link.Claims!.Person, choice, ReviewSignIn.ChannelOf(link), cancellationToken);
            return receipt.Refusal is { } refusal
                ? await review.AskAgainAsync(token, link, input, refusal)
                : new SeeOther($"/sign-off/{token}{new ReviewReceipt(decision, receipt.SignOffId!, choice.Fingerprint ?? link.Fingerprint).Query}");
        });

    /// <summary>"I have seen this": decides nothing, and stops nobody from deciding later.</summary>
    [Function("AcknowledgeReview")]
    public Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-off/{token}/acknowledge")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.SubmitLink, token, async () =>
        {
            if (!FormPosts.IsFromOurPages(request, site.Value.BaseAddress))
            {
                return await review.ForeignFormAsync();
            }

            var link = await signIn.ResolveAsync(request, token, cancellationToken);
            if (await signIn.RefuseAsync(request, link) is { } refused)
            {
                return refused;
            }

            if (link.State != ReviewLinkState.Open)
            {
                return await review.ShowAsync(token, link, isSubmission: true);
            }

            var input = await ReviewForm.ReadAsync(request, cancellationToken);
            var command = new AcknowledgeGate(link.Gate!.Id, link.Claims!.Person, ReviewForm.DecidesBy(input, link.Launch!), link.Gate.Round);
            var result = await ExecuteAsync(link.Claims, command, client, cancellationToken, ReviewSignIn.ChannelOf(link));
            return result.Refusal is { } refusal ? await review.AskAgainAsync(token, link, input, refusal) : new SeeOther($"/sign-off/{token}");
        });

    /// <summary>Answers the same whatever the link is: a stranger learns nothing, and mail goes to the address that had the link, if at all.</summary>
    [Function("RenewReview")]
    public Task<IResult> RenewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-off/{token}/renew")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.SubmitLink, token, async () =>
        {
            if (!FormPosts.IsFromOurPages(request, site.Value.BaseAddress))
            {
                return await review.ForeignFormAsync();
            }

            if (await signIn.ResolveAsync(request, token, cancellationToken) is { State: ReviewLinkState.Expired, Claims: { } claims })
            {
                await ExecuteAsync(claims, new RenewLink(claims.GateId, claims.Person, claims.Nonce), client, cancellationToken);
            }

            return await review.RenewedAsync();
        });

    // Somebody decided through a link that works no more: nothing is recorded but that.
    private async Task NoteAsync(ReviewLink link, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (link is { IsOurs: true, State: not (ReviewLinkState.Used or ReviewLinkState.Held) })
        {
            var note = new NoteRefusedSignOff(link.Claims!.GateId, link.Claims.Person, link.Claims.Round, ReviewPages.WordFor(link.State));
            await ExecuteAsync(link.Claims, note, client, cancellationToken);
        }
    }

    private Task<CommandResult> ExecuteAsync(SignOffLinkClaims claims, LaunchCommand command, DurableTaskClient client, CancellationToken cancellationToken, Channel channel = Channel.EmailLink) =>
        commands.ExecuteAsync(
            claims.LaunchId, command, new CommandOrigin(Guid.NewGuid().ToString("N"), claims.Person, channel),
            new DurableOrchestrations(client), isRepeatedUntilDone: false, cancellationToken);
}
