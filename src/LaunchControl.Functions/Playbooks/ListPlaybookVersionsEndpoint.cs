using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Playbooks;

/// <summary><c>GET /api/playbooks/{id}/versions</c>: newest first.</summary>
public sealed class ListPlaybookVersionsEndpoint(ApiRequests api, IPlaybooks playbooks)
{
    [Function("ListPlaybookVersions")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/playbooks/{playbookId}/versions")] HttpRequest request,
        string playbookId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
            await playbooks.ListVersionsAsync(playbookId, cancellationToken) is { Count: > 0 } versions
                ? ListAnswer.Of(request, $"{playbookId}-versions", versions, PlaybooksCsv.Columns)
                : Problems.From(PlaybookResponses.Unknown(playbookId)));
}
