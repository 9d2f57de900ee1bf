using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>DELETE /api/launches/{id}/items/{itemId}</c>: takes an item off the checklist; a reason may stand in the query or in a body.</summary>
public sealed class RemoveItemEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RemoveItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/items/{itemId}")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(itemId, request.Query["reason"].FirstOrDefault()), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string itemId, string? reason = null) =>
        new(AccessRule.ManageLaunch, fields => new RemoveItem(itemId, fields.String("reason") ?? reason));
}
