using LaunchControl.Core.Feedback;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Feedback;

/// <summary><c>DELETE /api/launches/{id}/feedback/link</c>: the address of the public feedback form stops working; the reason may stand in the query or in a body.</summary>
public sealed class RevokeFeedbackLinkEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RevokeFeedbackLink")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/feedback/link")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(request.Query["reason"].FirstOrDefault()), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string? reason = null) =>
        new(AccessRule.ManageLaunch, fields => new RevokeFeedbackLink(fields.String("reason") ?? reason));
}
