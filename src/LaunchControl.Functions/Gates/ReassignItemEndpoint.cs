using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/items/{itemId}/reassign</c>: <c>to</c> does the item from now on, with a reason. Both owners are told.</summary>
public sealed class ReassignItemEndpoint(LaunchCommandEndpoint launches)
{
    [Function("ReassignItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/items/{itemId}/reassign")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(itemId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string itemId) =>
        new(AccessRule.ManageLaunch, fields => new ReassignItem(itemId, fields.String("to") ?? "", fields.String("reason")));
}
