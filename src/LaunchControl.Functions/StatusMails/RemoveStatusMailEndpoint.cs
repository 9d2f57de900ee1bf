using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.StatusMails;

/// <summary><c>DELETE /api/launches/{id}/status-mail</c>: the launch's status is mailed to nobody any more.</summary>
public sealed class RemoveStatusMailEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RemoveStatusMail")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/status-mail")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } = new(AccessRule.ManageLaunch, _ => new SetStatusMail(null));
}
