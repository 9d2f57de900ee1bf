using System.Security.Cryptography;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Playbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary><c>POST /api/launches</c>: starts a launch from a playbook.</summary>
public sealed class StartLaunchEndpoint(ApiRequests api, IPlaybooks playbooks, LaunchStarter starter, LaunchResponses responses, TimeProvider time)
{
    [Function("StartLaunch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Manage, async caller =>
        {
            var body = await RequestBody.ReadJsonAsync(request, cancellationToken);
            var (start, playbook) = await ReadAsync(body, caller, cancellationToken);
            var origin = new CommandOrigin(Guid.NewGuid().ToString("N"), caller.Person, Channel.Api);
            if (IsDryRun(request))
            {
                return responses.Ok(starter.Plan(start, playbook, origin));
            }

            await playbooks.EnsureStoredAsync(playbook, cancellationToken);
            var result = await starter.StartAsync(
                start, playbook, origin, Key(request), Convert.ToHexStringLower(SHA256.HashData(body.Bytes)), new DurableOrchestrations(client), cancellationToken);
            return result.Refusal is { } refusal ? Problems.From(refusal) : responses.Started(request.HttpContext.Response, result.Launch!);
        });

    private async Task<(StartLaunch Start, Playbook Playbook)> ReadAsync(RequestJson body, Caller caller, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var fields = new JsonFields(body.Root, faults);
        var playbook = await PlaybookChoice.ReadAsync(fields, faults, playbooks, cancellationToken);
        var start = StartLaunchBody.Read(fields, caller.Person);
        if (fields.IsObject)
        {
            fields.RefuseUnknown();
            StartLaunchRules.Check(start, playbook, time.GetUtcNow(), faults);
        }

        return faults.IsEmpty ? (start, playbook!) : throw new RequestRefusedException(faults.ToRefusal("The request has faults; nothing was stored."));
    }

    private static bool IsDryRun(HttpRequest request) => request.Query["dryRun"] is [{ } value] && bool.TryParse(value, out var isDryRun) && isDryRun;

    private static string? Key(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length <= 255
            ? key.Length > 0 ? key : null
            : throw new RequestRefusedException(Problems.Create(StatusCodes.Status400BadRequest, "bad-idempotency-key", "The Idempotency-Key is too long", "An Idempotency-Key has 1 to 255 characters."));
    }
}
