using LaunchControl.Core.Auditing;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.SignOffs;

/// <summary><c>/sign-off/{token}</c>: the review page. GET shows and changes nothing; POST takes an explicit decision.</summary>
public sealed class ReviewPageFunctions(
    PageRequests pages, ReviewLinkResolver links, ReviewPages review, SignOffSubmission submission, IOptions<SiteOptions> site)
{
    private const int LargestForm = 64 * 1024;
    private const string Received = "received";

    [Function("ShowReview")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-off/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.RunAsync(request, async () =>
        {
            var link = await links.ResolveAsync(token, cancellationToken);
            var received = link.State == ReviewLinkState.Open && request.Query[Received] is [{ } word] && Enum.TryParse<SignOffDecision>(word, ignoreCase: true, out var decision)
                ? decision : (SignOffDecision?)null;
            return received is { } given ? await review.WaitForRecordAsync(token, given, cancellationToken) : await review.ShowAsync(token, link);
        });

    [Function("SubmitReview")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-off/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.RunAsync(request, async () =>
        {
            if (!FormPosts.IsFromOurPages(request, site.Value.BaseAddress))
            {
                return await review.ForeignFormAsync();
            }

            var link = await links.ResolveAsync(token, cancellationToken);
            if (link.State != ReviewLinkState.Open)
            {
                return await review.ShowAsync(token, link, isSubmission: true);
            }

            var form = request.HasFormContentType && request.ContentLength <= LargestForm ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
            var comment = form["comment"].ToString().ReplaceLineEndings("\n").Trim();
            if (Decision(form["decision"]) is not { } decision)
            {
                return await review.AskAgainAsync(token, link, null, comment, "Choose whether you approve, reject or abstain.");
            }

            var receipt = await submission.SubmitAsync(
                link.Launch!, link.Gate!, link.Approver!.Person, decision, comment.Length > 0 ? comment : null, Channel.EmailLink, cancellationToken);
            return receipt.Refusal is { } refusal
                ? await review.AskAgainAsync(token, link, decision, comment, refusal.Message)
                : new SeeOther($"/sign-off/{token}?{Received}={form["decision"]}");
        });

    private static SignOffDecision? Decision(string? word) => word switch
    {
        "approve" => SignOffDecision.Approve,
        "reject" => SignOffDecision.Reject,
        "abstain" => SignOffDecision.Abstain,
        _ => null,
    };
}
