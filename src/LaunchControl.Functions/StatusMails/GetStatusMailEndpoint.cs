using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.StatusMails;

/// <summary><c>GET /api/launches/{id}/status-mail</c>: to whom the launch's status is mailed, and when next.</summary>
public sealed class GetStatusMailEndpoint(ApiRequests api, LaunchCommandEndpoint launches, TimeProvider time)
{
    [Function("GetStatusMail")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/status-mail")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            return launch.StatusMail is { } plan
                ? Results.Json(StatusMailView.Of(launch, plan, time.GetUtcNow()), ApiJson.Options)
                : Problems.From(new Refusal(RefusalKind.NotFound, "no-status-mail", "The status of this launch is mailed to nobody. PUT says to whom."));
        });
}
