using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Board;

/// <summary><c>/board/{launchId}</c>, for signed-in people.</summary>
public sealed class BoardPageFunctions(LaunchPages launches, PageRenderer renderer, BoardReader board)
{
    [Function("ShowBoard")]
    public Task<IResult> ShowBoardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}")] HttpRequest request, string launchId, CancellationToken cancellationToken) =>
        launches.RunAsync(
            request, launchId, async (launch, caller) => new PageResult(await renderer.BoardAsync(await board.ReadAsync(launch, caller, request.Query[ActionReceipt.Query], cancellationToken))), cancellationToken);
}
