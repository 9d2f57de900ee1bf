using LaunchControl.Core.Commands;
using LaunchControl.Core.Feedback;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Feedback;

/// <summary><c>POST /api/launches/{id}/feedback/link</c>: the public feedback form gets an address, and one that it had stops working.</summary>
public sealed class IssueFeedbackLinkEndpoint(LaunchCommandEndpoint launches, FeedbackLinks links)
{
    [Function("IssueFeedbackLink")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/feedback/link")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(
            request, launchId, AccessRule.ManageLaunch,
            (_, launch, fields) => Task.FromResult<LaunchCommand>(new IssueFeedbackLink(launch.FeedbackLink?.Number ?? 0, fields.String("reason"))), client, cancellationToken,
            launch => Results.Json(FeedbackLinkView.Of(launch, links), ApiJson.Options, statusCode: StatusCodes.Status202Accepted));
}
