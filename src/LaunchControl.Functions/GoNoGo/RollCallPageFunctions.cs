using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.GoNoGo;

/// <summary><c>/board/{launchId}/roll-call</c>, for signed-in people: the page of the go/no-go meeting.</summary>
public sealed class RollCallPageFunctions(LaunchPages launches, PageRenderer renderer, RollCallReader reader, ReaderZones zones, TimeProvider time)
{
    [Function("ShowRollCall")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/roll-call")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, async (launch, caller) => new PageResult(await renderer.RollCallAsync(new RollCallModel
        {
            Launch = launch,
            RollCall = await reader.ReadAsync(launch, cancellationToken),
            ReaderZone = await zones.ReadAsync(caller, cancellationToken),
            Now = time.GetUtcNow(),
        })), cancellationToken);
}
