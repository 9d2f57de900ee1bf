using LaunchControl.Core.Feedback;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Feedback;

/// <summary><c>/board/{launchId}/feedback</c>, for signed-in people: all that was said about a launch, newest first, part by part.</summary>
public sealed class FeedbackListFunctions(LaunchPages launches, PageRequests pages, PageRenderer renderer, IFeedback feedback, ReaderZones zones)
{
    private const int PageSize = 50;

    [Function("ShowFeedbackList")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/feedback")] HttpRequest request, string launchId, CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, async (launch, caller) =>
        {
            try
            {
                var zone = zones.ReadAsync(caller, cancellationToken);
                var summary = feedback.SummariseAsync(launch.Id, cancellationToken);
                var page = feedback.ListAsync(launch.Id, new FeedbackFilter(), PageSize, new QueryFields(request).ContinuationToken, cancellationToken);
                await Task.WhenAll(zone, summary, page);
                return new PageResult(await renderer.FeedbackListAsync(new FeedbackListModel
                {
                    Launch = launch,
                    Summary = await summary,
                    Entries = (await page).Items,
                    ContinuationToken = (await page).ContinuationToken,
                    ReaderZone = await zone,
                }));
            }
            catch (InvalidContinuationTokenException)
            {
                return await pages.NoticeAsync(
                    StatusCodes.Status422UnprocessableEntity, "There is no such part of the feedback", ["The address is not one that a page here led to."],
                    new Uri($"/board/{launch.Id}/feedback", UriKind.Relative), "See the newest feedback");
            }
        }, cancellationToken);
}
