using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/waive</c>: go on without the gate's sign-off, with a justification and, if wanted, an end.</summary>
public sealed class WaiveGateEndpoint(LaunchCommandEndpoint launches)
{
    [Function("WaiveGate")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/waive")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string gateId) =>
        new(launch => AccessRule.WaiveGate(launch, gateId), fields => new WaiveGate(gateId, fields.String("reason"), fields.Instant("expiresAt")));
}
