using LaunchControl.Core.Delegation;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/items/{itemId}/acknowledge</c>: the item has been seen, and perhaps by when it will be done. It settles nothing.</summary>
public sealed class AcknowledgeItemEndpoint(LaunchCommandEndpoint launches)
{
    [Function("AcknowledgeItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/items/{itemId}/acknowledge")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(itemId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string itemId) =>
        new(launch => AccessRule.WorkOnItem(launch, itemId), fields => new AcknowledgeItem(itemId, fields.Instant("expectedAt")));
}
