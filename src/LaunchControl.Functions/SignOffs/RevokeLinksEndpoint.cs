using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.SignOffs;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/revoke-links</c>: one person's review link, or everybody's, stops working, with a reason.</summary>
public sealed class RevokeLinksEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RevokeLinks")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/revoke-links")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string gateId) =>
        new(AccessRule.ManageLaunch, fields => new RevokeLinks(gateId, fields.String("person"), fields.String("reason")));
}
