using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Retrospectives;

/// <summary><c>/board/{launchId}/retrospective</c>, for signed-in people.</summary>
public sealed class RetrospectivePageFunctions(LaunchPages launches, PageRequests pages, PageRenderer renderer, RetrospectiveReader reader, ReaderZones zones, ActionCatalogue actions, TimeProvider time)
{
    [Function("ShowRetrospective")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/retrospective")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, async (launch, caller) => RetrospectiveBuilder.TooEarly(launch) is { } refusal
            ? await pages.NoticeAsync(StatusCodes.Status409Conflict, "There is no retrospective yet", [refusal.Message], new Uri($"/board/{launch.Id}", UriKind.Relative), "See the launch board")
            : new PageResult(await renderer.RetrospectiveAsync(
                await reader.ReadAsync(launch, cancellationToken), await zones.ReadAsync(caller, cancellationToken), actions.MenusOf(launch, caller, time.GetUtcNow()))), cancellationToken);
}
