using LaunchControl.Core.Commands;
using LaunchControl.Core.Delegation;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.SignOffs;

/// <summary>
/// <c>POST /api/launches/{id}/gates/{gateId}/acknowledge</c>: the signed-in caller, who is asked to sign, has seen it, and perhaps by when they decide.
/// It decides nothing.
/// </summary>
public sealed class AcknowledgeGateEndpoint(LaunchCommandEndpoint launches)
{
    [Function("AcknowledgeGate")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/acknowledge")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string gateId) =>
        new(AccessRule.ReadLaunch, (caller, _, fields, _) => Task.FromResult<LaunchCommand>(new AcknowledgeGate(gateId, caller.Person, fields.Instant("decidesBy"))));
}
