using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/items/{itemId}/not-applicable</c>, with a reason.</summary>
public sealed class MarkItemNotApplicableEndpoint(LaunchCommandEndpoint launches)
{
    [Function("MarkItemNotApplicable")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/items/{itemId}/not-applicable")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(itemId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string itemId) =>
        new(launch => AccessRule.WorkOnItem(launch, itemId), fields => new MarkItemNotApplicable(itemId, fields.String("reason")));
}
