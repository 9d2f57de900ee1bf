using LaunchControl.Core.Delegation;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.People;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /api/people/{email}/delegation</c>: when a person is away, and who stands in; <c>.../changes</c>: who said so.</summary>
public sealed class DelegationEndpoints(ApiRequests api, IAbsences absences, AbsenceDesk desk, TimeProvider time)
{
    private const string Route = "api/people/{email}/delegation";
    private const int MostChanges = 200;

    [Function("GetDelegation")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, _, _) => await absences.ReadAsync([person], cancellationToken) is [var absence, ..]
            ? Results.Json(absence, ApiJson.Options)
            : Problems.From(new Refusal(RefusalKind.NotFound, "no-delegation", $"{person} has not said when they are away.")));

    [Function("SetDelegation")]
    public Task<IResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, string email, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, caller, owned) =>
        {
            var faults = new FaultList();
            var absence = DelegationBody.Read(person, new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults), faults);
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was changed."));
            }

            var told = await desk.StoreAsync(person, absence, caller, owned, new DurableOrchestrations(client), cancellationToken);
            return Results.Json(await ViewAsync(absence, caller, told, cancellationToken), ApiJson.Options);
        });

    [Function("RemoveDelegation")]
    public Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string email, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, caller, owned) =>
        {
            await desk.StoreAsync(person, null, caller, owned, new DurableOrchestrations(client), cancellationToken);
            return Results.NoContent();
        });

    [Function("ListDelegationChanges")]
    public Task<IResult> ListChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/changes")] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, _, _) => ListAnswer.Of(
            request, "delegation-changes", await absences.ReadChangesAsync(person, MostChanges, cancellationToken), DelegationChangesCsv.Columns));

    // Whoever only owns launches of the person says so for these launches alone, and learns nothing of what is known elsewhere: they are given to the work, else null.
    private Task<IResult> RunAsync(HttpRequest request, string email, Func<string, Caller, IReadOnlyList<Launch>?, Task<IResult>> work) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var isPerson = PersonAddress.TryNormalize(email, out var person);
            var isRead = HttpMethods.IsGet(request.Method);
            var owned = isPerson && !isRead ? await desk.ScopeAsync(person, caller, request.HttpContext.RequestAborted) : null;
            if (owned is null or [])
            {
                ApiRequests.Demand(caller, AccessRule.ManagePerson(email));
            }

            return isPerson ? await work(person, caller, owned) : Problems.From(new Refusal(RefusalKind.NotFound, "person-not-found", "This is not a mail address."));
        });

    // Whoever sets it for somebody else learns only of launches that they may see.
    private async Task<DelegationView> ViewAsync(Absence absence, Caller caller, IReadOnlyList<Launch> told, CancellationToken cancellationToken)
    {
        var known = await absences.ReadWithDelegatesAsync([absence.Person], cancellationToken);
        var visible = told.Where(launch => AccessRule.ReadLaunch(launch).Allows(caller)).ToList();
        return DelegationView.Of(absence, DelegationWarnings.Of(absence, known, visible, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
    }
}
