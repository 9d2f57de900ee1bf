using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.GoNoGo;

/// <summary><c>/board/{launchId}/roll-call</c>, for signed-in people: the page of the go/no-go meeting.</summary>
public sealed class RollCallPageFunctions(PageRequests pages, PageRenderer renderer, ILaunchStore store, RollCallReader reader, TimeProvider time)
{
    [Function("ShowRollCall")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/roll-call")] HttpRequest request,
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

            return launch is null
                ? await pages.UnknownLaunchAsync()
                : new PageResult(await renderer.RollCallAsync(new RollCallModel { Launch = launch, RollCall = await reader.ReadAsync(launch, cancellationToken), Now = time.GetUtcNow() }));
        });
}
