using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Attention;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /api/people/{email}/settings</c>: a person's zone, hours and number of mails; <c>.../changes</c>: who said so.</summary>
public sealed class AttentionSettingsEndpoints(ApiRequests api, IAttention attention, AttentionWatch watch, TimeProvider time)
{
    private const string Route = "api/people/{email}/settings";
    private const int MostChanges = 200;

    [Function("GetPersonSettings")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, _) => (await attention.ReadAsync(person, withPutOff: false, cancellationToken)).Settings is { } settings
            ? Results.Json(settings, ApiJson.Options)
            : Problems.From(new Refusal(RefusalKind.NotFound, "no-settings", $"{person} has given no settings; those of the oldest launch that asks something of them hold.")));

    [Function("SetPersonSettings")]
    public Task<IResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, caller) =>
        {
            var faults = new FaultList();
            var settings = AttentionSettingsBody.Read(new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults), faults);
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was changed."));
            }

            await StoreAsync(person, caller, settings, cancellationToken);
            return Results.Json(settings, ApiJson.Options);
        });

    [Function("RemovePersonSettings")]
    public Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, caller) =>
        {
            await StoreAsync(person, caller, null, cancellationToken);
            return Results.NoContent();
        });

    [Function("ListPersonSettingsChanges")]
    public Task<IResult> ListChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/changes")] HttpRequest request, string email, CancellationToken cancellationToken) =>
        RunAsync(request, email, async (person, _) => ListAnswer.Of(
            request, "settings-changes", await attention.ReadChangesAsync(person, MostChanges, cancellationToken), SettingsChangesCsv.Columns));

    private async Task StoreAsync(string person, Caller caller, AttentionSettings? settings, CancellationToken cancellationToken)
    {
        await attention.StoreSettingsAsync(person, new AttentionSettingsChange(time.GetUtcNow(), caller.Person, settings), cancellationToken);
        watch.Forget(person);
    }

    private Task<IResult> RunAsync(HttpRequest request, string email, Func<string, Caller, Task<IResult>> work) =>
        api.RunAsync(request, AccessRule.ManagePerson(email), caller => PersonAddress.TryNormalize(email, out var person)
            ? work(person, caller)
            : Task.FromResult(Problems.From(new Refusal(RefusalKind.NotFound, "person-not-found", "This is not a mail address."))));
}
