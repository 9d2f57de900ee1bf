using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.SignOffs;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/resend-link</c>: a fresh review link to the approver that <c>person</c> names; the old one dies.</summary>
public sealed class ResendLinkEndpoint(LaunchCommandEndpoint launches)
{
    [Function("ResendLink")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/resend-link")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string gateId) => new(AccessRule.ManageLaunch, fields => new RenewLink(gateId, fields.String("person") ?? "", null));
}
