using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Playbooks;

/// <summary><c>GET /api/playbooks</c>: the latest version of each.</summary>
public sealed class ListPlaybooksEndpoint(ApiRequests api, IPlaybooks playbooks)
{
    [Function("ListPlaybooks")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/playbooks")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
            ListAnswer.Of(request, "playbooks", await playbooks.ListLatestAsync(cancellationToken), PlaybooksCsv.Columns));
}
