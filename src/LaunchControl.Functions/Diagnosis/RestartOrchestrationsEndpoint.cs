using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Diagnosis;

/// <summary><c>POST /api/launches/{id}/restart-orchestrations</c>: replace the orchestrations of a launch, with a reason. Nothing that was decided changes.</summary>
public sealed class RestartOrchestrationsEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RestartOrchestrations")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/restart-orchestrations")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } = new(AccessRule.ManageLaunch, fields => new RestartOrchestrations(fields.String("reason")));
}
