using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary><c>POST /api/launches/{id}/cancel</c>: give the launch up for good, with a reason. Its links die, its orchestrations stop, and everyone involved is told once.</summary>
public sealed class CancelLaunchEndpoint(LaunchCommandEndpoint launches)
{
    [Function("CancelLaunch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/cancel")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } = new(AccessRule.ManageLaunch, fields => new CancelLaunch(fields.String("reason")));
}
