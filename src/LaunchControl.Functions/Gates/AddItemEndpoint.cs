using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/items</c>: puts another item on the checklist of the gate that <c>gate</c> names.</summary>
public sealed class AddItemEndpoint(LaunchCommandEndpoint launches)
{
    [Function("AddItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/items")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } =
        new(AccessRule.ManageLaunch, fields => new AddItem(ItemDraftBody.ReadGate(fields), ItemDraftBody.ReadNew(fields)));
}
