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
        launches.RunAsync(request, launchId, Action, client, cancellationToken,
            launch => Results.Json(FeedbackLinkView.Of(launch, links), ApiJson.Options, statusCode: StatusCodes.Status202Accepted));

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } =
        new(AccessRule.ManageLaunch, (_, launch, fields, _) => Task.FromResult<LaunchCommand>(new IssueFeedbackLink(launch.FeedbackLink?.Number ?? 0, fields.String("reason"))));
}
