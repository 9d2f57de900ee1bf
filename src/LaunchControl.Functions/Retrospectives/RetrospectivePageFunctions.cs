using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Retrospectives;

/// <summary><c>/board/{launchId}/retrospective</c>, for signed-in people.</summary>
public sealed class RetrospectivePageFunctions(PageRequests pages, PageRenderer renderer, ILaunchStore store, RetrospectiveReader reader)
{
    [Function("ShowRetrospective")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/retrospective")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            var launch = LaunchId.IsWellFormed(launchId) ? (await store.ReadAsync(launchId, cancellationToken))?.Launch : null;
            var rule = AccessRule.ReadLaunch(launch);
            if (!rule.Allows(caller))
            {
                return await pages.ForbiddenAsync(request, caller, rule);
            }

            if (launch is null)
            {
                return await pages.UnknownLaunchAsync();
            }

            return RetrospectiveBuilder.TooEarly(launch) is { } refusal
                ? await pages.NoticeAsync(StatusCodes.Status409Conflict, "There is no retrospective yet", [refusal.Message], new Uri($"/board/{launch.Id}", UriKind.Relative), "See the launch board")
                : new PageResult(await renderer.RetrospectiveAsync(await reader.ReadAsync(launch, cancellationToken)));
        });
}
