using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary><c>POST /api/launches/{id}/hold</c>: stop for a while, with a reason. Nothing is asked, signed, expired or launched until it is resumed.</summary>
public sealed class HoldLaunchEndpoint(LaunchCommandEndpoint launches)
{
    [Function("HoldLaunch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/hold")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } = new(AccessRule.ManageLaunch, fields => new HoldLaunch(fields.String("reason")));
}
