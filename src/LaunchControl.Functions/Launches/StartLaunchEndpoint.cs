using System.Security.Cryptography;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary><c>POST /api/launches</c>: starts a launch from a playbook or from an earlier launch; <c>?dryRun=true</c> only plans it.</summary>
public sealed class StartLaunchEndpoint(ApiRequests api, StartLaunchReader reader, LaunchStarter starter, LaunchResponses responses)
{
    [Function("StartLaunch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Manage, async caller =>
        {
            var (isDryRun, key) = (DryRun.IsAsked(request), Key(request));
            var body = await RequestBody.ReadJsonAsync(request, cancellationToken);
            var fingerprint = Convert.ToHexStringLower(SHA256.HashData(body.Bytes));
            var origin = new CommandOrigin(Guid.NewGuid().ToString("N"), caller.Person, Channel.Api) { TraceParent = LaunchControlTrace.Parent };
            var orchestrations = new DurableOrchestrations(client);
            if (!isDryRun && key is not null && await starter.FindAsync(key, fingerprint, origin, orchestrations, cancellationToken) is { } earlier)
            {
                return Started(request, earlier);
            }

            var (start, playbook) = await reader.ReadAsync(body, caller, cancellationToken);
            return isDryRun
                ? responses.Planned(starter.Plan(start, playbook, origin))
                : Started(request, await starter.StartAsync(start, playbook, origin, key, fingerprint, orchestrations, cancellationToken));
        });

    private IResult Started(HttpRequest request, CommandResult result) =>
        result.Refusal is { } refusal ? Problems.From(refusal) : responses.Started(request.HttpContext.Response, result.Launch!);

    private static string? Key(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length <= 255
            ? key.Length > 0 ? key : null
            : throw new RequestRefusedException(Problems.Create(StatusCodes.Status400BadRequest, "bad-idempotency-key", "The Idempotency-Key is too long", "An Idempotency-Key has 1 to 255 characters."));
    }
}
