using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.People;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /api/people/{email}/delegation</c>: when a person is away, and who stands in.</summary>
public sealed class DelegationEndpoints(ApiRequests api, IAbsences absences)
{
    private const string Route = "api/people/{email}/delegation";

    [Function("GetDelegation")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async person => await absences.ReadAsync([person], cancellationToken) is [var absence, ..]
            ? Results.Json(absence, ApiJson.Options)
            : Problems.From(new Refusal(RefusalKind.NotFound, "no-delegation", $"{person} has not said when they are away.")));

    [Function("SetDelegation")]
    public Task<IResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async person =>
        {
            var faults = new FaultList();
            var absence = DelegationBody.Read(person, new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults), faults);
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was changed."));
            }

            await absences.StoreAsync(absence, cancellationToken);
            return Results.Json(absence, ApiJson.Options);
        });

    [Function("RemoveDelegation")]
    public Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async person =>
        {
            await absences.RemoveAsync(person, cancellationToken);
            return Results.NoContent();
        });

    private Task<IResult> RunAsync(HttpRequest request, string email, Func<string, Task<IResult>> work) =>
        api.RunAsync(request, AccessRule.ManagePerson(email), _ => PersonAddress.TryNormalize(email, out var person)
            ? work(person)
            : Task.FromResult(Problems.From(new Refusal(RefusalKind.NotFound, "person-not-found", "This is not a mail address."))));
}
