using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Playbooks;

/// <summary><c>GET /api/playbooks</c> and <c>GET /api/playbooks/{id}</c>.</summary>
public sealed class PlaybookEndpoints(ApiRequests api)
{
    [Function("ListPlaybooks")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/playbooks")] HttpRequest request) =>
        api.RunAsync(request, AccessRule.Read, _ => Task.FromResult(Results.Json(
            new { items = PlaybookLibrary.All.Select(playbook => new { playbook.Id, playbook.Version, playbook.Name, playbook.Description }) }, ApiJson.Options)));

    [Function("GetPlaybook")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/playbooks/{playbookId}")] HttpRequest request, string playbookId) =>
        api.RunAsync(request, AccessRule.Read, _ => Task.FromResult(PlaybookLibrary.Find(playbookId) is { } playbook
            ? Results.Json(playbook, ApiJson.Options)
            : Problems.From(new Refusal(RefusalKind.NotFound, "playbook-not-found", $"There is no playbook '{playbookId}'. GET /api/playbooks lists them."))));
}
