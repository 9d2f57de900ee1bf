using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary><c>POST /api/launches/{id}/resume</c>: go on where it was, with a reason.</summary>
public sealed class ResumeLaunchEndpoint(LaunchCommandEndpoint launches)
{
    [Function("ResumeLaunch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/resume")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } = new(AccessRule.ManageLaunch, fields => new ResumeLaunch(fields.String("reason")));
}
