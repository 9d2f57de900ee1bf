using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Blackouts;

/// <summary><c>GET</c> and <c>PUT /api/blackouts</c>: on which days nothing is launched; <c>.../changes</c>: who said so.</summary>
public sealed class BlackoutEndpoints(ApiRequests api, IBlackouts blackouts, BlackoutEditor editor, BlackoutFanOut fanOut)
{
    private const string Route = "api/blackouts";
    private const int MostChanges = 200;

    [Function("GetBlackouts")]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
        {
            var stored = await blackouts.ReadAsync(cancellationToken);
            return CsvResult.IsWanted(request)
                ? ListAnswer.Csv("blackouts", BlackoutRow.Of(stored.Calendar), BlackoutRow.Columns)
                : BlackoutResponses.Ok(request.HttpContext.Response, stored);
        });

    [Function("PutBlackouts")]
    public Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async caller =>
        {
            var document = Read(await RequestBody.ReadJsonAsync(request, cancellationToken));
            var announced = await blackouts.AnnounceAsync(cancellationToken);
            var stored = await editor.StoreAsync(document, caller.Person, Precondition(request), cancellationToken);
            var affected = await fanOut.TellAsync(announced, stored, caller.Person, Channel.Api, new DurableOrchestrations(client), cancellationToken);
            return BlackoutResponses.Ok(request.HttpContext.Response, stored, affected);
        });

    [Function("ListBlackoutChanges")]
    public Task<IResult> ListChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/changes")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Read, async _ =>
            ListAnswer.Of(request, "blackout-changes", await blackouts.ReadChangesAsync(MostChanges, cancellationToken), BlackoutChangesCsv.Columns));

    private BlackoutCalendar Read(RequestJson body)
    {
        var faults = new FaultList();
        var document = BlackoutBody.Read(new JsonFields(body.Root, faults));
        if (faults.IsEmpty && !editor.Fits(document))
        {
            faults.Add("", "The whole document is too large to be stored. Take out windows and holidays that have passed.");
        }

        return faults.IsEmpty ? document : throw new RequestRefusedException(faults.ToRefusal("The blackout windows and holidays have faults; nothing was stored."));
    }

    private static string[]? Precondition(HttpRequest request) => request.Headers.IfMatch is { Count: > 0 } tags
        ? [.. tags.SelectMany(value => (value ?? "").Split(',')).Select(tag => tag.Trim())]
        : null;
}
