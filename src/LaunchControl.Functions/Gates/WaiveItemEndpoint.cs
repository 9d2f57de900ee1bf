using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/items/{itemId}/waive</c>: go on without the item, with a justification and, if wanted, an end. Reopening the item revokes the waiver.</summary>
public sealed class WaiveItemEndpoint(LaunchCommandEndpoint launches)
{
    [Function("WaiveItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/items/{itemId}/waive")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(itemId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string itemId) =>
        new(launch => AccessRule.WaiveItem(launch, itemId), fields => new WaiveItem(itemId, fields.String("reason"), fields.Instant("expiresAt")));
}
