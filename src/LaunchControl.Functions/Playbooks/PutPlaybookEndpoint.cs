using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Playbooks;

/// <summary><c>PUT /api/playbooks/{id}</c>: validates a document and makes it the next version; <c>?dryRun=true</c> only validates.</summary>
public sealed class PutPlaybookEndpoint(ApiRequests api, PlaybookEditor editor)
{
    [Function("PutPlaybook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/playbooks/{playbookId}")] HttpRequest request,
        string playbookId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Manage, async caller =>
        {
            var isDryRun = DryRun.IsAsked(request);
            var body = await RequestBody.ReadJsonAsync(request, cancellationToken);
            var (document, basedOn) = Read(body, playbookId);
            var change = await editor.PlanAsync(document, basedOn, Precondition(request), cancellationToken);
            if (!change.IsNew || isDryRun)
            {
                return PlaybookResponses.Ok(request.HttpContext.Response, change.Playbook);
            }

            return await editor.StoreAsync(change, caller.Person, cancellationToken) is { } refusal
                ? Problems.From(refusal)
                : PlaybookResponses.Created(request.HttpContext.Response, change.Playbook);
        });

    private (Playbook Document, int? BasedOn) Read(RequestJson body, string playbookId)
    {
        var faults = new FaultList();
        var fields = new JsonFields(body.Root, faults);
        var playbook = PlaybookBody.Read(fields, playbookId, faults);
        if (faults.IsEmpty && !editor.Fits(playbook))
        {
            faults.Add("", "The whole document is too large to be stored. Shorten its texts, or make two playbooks of it.");
        }

        return faults.IsEmpty
            ? (playbook, fields.Integer("version"))
            : throw new RequestRefusedException(faults.ToRefusal("The playbook has faults; nothing was stored."));
    }

    private static string[]? Precondition(HttpRequest request) => request.Headers.IfMatch is { Count: > 0 } tags
        ? [.. tags.SelectMany(tag => (tag ?? "").Split(',', StringSplitOptions.TrimEntries))]
        : null;
}
