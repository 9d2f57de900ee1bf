using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/revoke-waiver</c>: ask for the sign-off after all, with a reason.</summary>
public sealed class RevokeGateWaiverEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RevokeGateWaiver")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/revoke-waiver")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string gateId) =>
        new(launch => AccessRule.RevokeGateWaiver(launch, gateId), fields => new RevokeGateWaiver(gateId, fields.String("reason")));
}
