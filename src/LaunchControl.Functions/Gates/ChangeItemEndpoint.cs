using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>PATCH /api/launches/{id}/items/{itemId}</c>: JSON merge patch (RFC 7396) of title, guidance, owner, due date, evidence rule, dependencies, ticket.</summary>
public sealed class ChangeItemEndpoint(LaunchCommandEndpoint launches)
{
    [Function("ChangeItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/launches/{launchId}/items/{itemId}")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(itemId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string itemId) => new(AccessRule.ManageLaunch, fields => new ChangeItem(itemId, ItemDraftBody.ReadChange(fields)));
}
