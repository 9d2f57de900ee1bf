using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Board;

/// <summary><c>/board</c> and <c>/board/{launchId}</c>, for signed-in people.</summary>
public sealed class BoardPageFunctions(
    PageRequests pages, LaunchPages launches, PageRenderer renderer, ILaunchIndex index, BoardReader board, ReaderZones zones, TimeProvider time)
{
    private const int MostLaunches = 200;

    [Function("ShowPortfolio")]
    public Task<IResult> ShowPortfolioAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board")] HttpRequest request, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            if (!AccessRule.Read.Allows(caller))
            {
                return await pages.ForbiddenAsync(request, caller, AccessRule.Read);
            }

            var page = await index.ListAsync(new LaunchFilter(), MostLaunches, null, cancellationToken);
            return new PageResult(await renderer.PortfolioAsync(new PortfolioModel { Launches = page.Items, Me = PersonAddress.TryNormalize(caller.Person, out var me) ? me : null, ReaderZone = await zones.ReadAsync(caller, cancellationToken), Now = time.GetUtcNow() }));
        });

    [Function("ShowBoard")]
    public Task<IResult> ShowBoardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}")] HttpRequest request, string launchId, CancellationToken cancellationToken) =>
        launches.RunAsync(
            request, launchId, async (launch, caller) => new PageResult(await renderer.BoardAsync(await board.ReadAsync(launch, caller, request.Query[ActionReceipt.Query], cancellationToken))), cancellationToken);
}
