using System.Globalization;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Playbooks;

/// <summary><c>GET /api/playbooks/{id}</c>: the latest version, or the one that <c>?version=N</c> names.</summary>
public sealed class GetPlaybookEndpoint(ApiRequests api, IPlaybooks playbooks)
{
    [Function("GetPlaybook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/playbooks/{playbookId}")] HttpRequest request,
        string playbookId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
            await FindAsync(request, playbookId, cancellationToken) is { } playbook
                ? PlaybookResponses.Ok(request.HttpContext.Response, playbook)
                : Problems.From(PlaybookResponses.Unknown(playbookId, request.Query["version"])));

    private async Task<Playbook?> FindAsync(HttpRequest request, string playbookId, CancellationToken cancellationToken)
    {
        if (!request.Query.TryGetValue("version", out var text))
        {
            return (await playbooks.FindHeadAsync(playbookId, cancellationToken)).Latest;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? await playbooks.FindAsync(playbookId, version, cancellationToken)
            : null;
    }
}
