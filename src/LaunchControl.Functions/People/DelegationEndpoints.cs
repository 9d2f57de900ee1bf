using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.People;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /api/people/{email}/delegation</c>: when a person is away, and who stands in; <c>.../changes</c>: who said so.</summary>
public sealed class DelegationEndpoints(ApiRequests api, IAbsences absences, TimeProvider time)
{
    private const string Route = "api/people/{email}/delegation";
    private const int MostChanges = 200;

    [Function("GetDelegation")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, _) => await absences.ReadAsync([person], cancellationToken) is [var absence, ..]
            ? Results.Json(absence, ApiJson.Options)
            : Problems.From(new Refusal(RefusalKind.NotFound, "no-delegation", $"{person} has not said when they are away.")));

    [Function("SetDelegation")]
    public Task<IResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, caller) =>
        {
            var faults = new FaultList();
            var absence = DelegationBody.Read(person, new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults), faults);
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was changed."));
            }

            await absences.StoreAsync(person, new AbsenceChange(time.GetUtcNow(), caller.Person, absence), cancellationToken);
            return Results.Json(absence, ApiJson.Options);
        });

    [Function("RemoveDelegation")]
    public Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, caller) =>
        {
            await absences.StoreAsync(person, new AbsenceChange(time.GetUtcNow(), caller.Person, null), cancellationToken);
            return Results.NoContent();
        });

    [Function("ListDelegationChanges")]
    public Task<IResult> ListChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/changes")] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, _) => Results.Json(
            new Listing<AbsenceChange>(await absences.ReadChangesAsync(person, MostChanges, cancellationToken)), ApiJson.Options));

    private Task<IResult> RunAsync(HttpRequest request, string email, Func<string, Caller, Task<IResult>> work) =>
        api.RunAsync(request, AccessRule.ManagePerson(email), caller => PersonAddress.TryNormalize(email, out var person)
            ? work(person, caller)
            : Task.FromResult(Problems.From(new Refusal(RefusalKind.NotFound, "person-not-found", "This is not a mail address."))));
}
