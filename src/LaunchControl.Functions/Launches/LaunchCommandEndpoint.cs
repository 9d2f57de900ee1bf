using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary>What the endpoints that change a running launch have in common.</summary>
public sealed class LaunchCommandEndpoint(ApiRequests api, ILaunchStore store, LaunchCommandHandler commands, LaunchResponses responses, TimeProvider time)
{
    /// <summary>
    /// Checks the caller against the launch, reads the command from the body, carries it out and answers 202; with <c>?dryRun=true</c> answers 200
    /// with what it would do, and does nothing.
    /// </summary>
    /// <param name="answer">What to answer with where it goes well; null for the launch as it is then.</param>
    public Task<IResult> RunAsync(
        HttpRequest request, string launchId, LaunchAction action, DurableTaskClient client, CancellationToken cancellationToken, Func<Launch, IResult>? answer = null) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var isDryRun = DryRun.IsAsked(request);
            var stored = await RequireStoredAsync(launchId, caller, action.Access, cancellationToken);
            var launch = stored.Launch;
            var faults = new FaultList();
            var body = action.IsBodyNeeded ? await RequestBody.ReadJsonAsync(request, cancellationToken) : await RequestBody.ReadOptionalJsonAsync(request, cancellationToken);
            var fields = new JsonFields(body.Root, faults);
            var command = await action.Read(caller, launch, fields, cancellationToken);
            fields.RefuseUnknown();
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was changed."));
            }

            var origin = new CommandOrigin(Guid.NewGuid().ToString("N"), caller.Person, Channel.Api);
            if (isDryRun)
            {
                return Preview(stored, command, origin, LaunchETag.Precondition(request));
            }

            var result = await commands.ExecuteAsync(
                launch.Id, command, origin, new DurableOrchestrations(client), isRepeatedUntilDone: false, cancellationToken, LaunchETag.Precondition(request), known: stored);
            return result.Launch is { } changed && answer is not null ? answer(changed) : responses.From(result);
        });

    private IResult Preview(StoredLaunch stored, LaunchCommand command, CommandOrigin origin, Func<StoredLaunch, Refusal?>? precondition)
    {
        if (precondition?.Invoke(stored) is { } failed)
        {
            return Problems.From(failed);
        }

        var outcome = LaunchDecider.Decide(stored.Launch, command, origin, time.GetUtcNow());
        return outcome.Decision is { } decision
            ? Results.Json(CommandPreview.Of(stored.Launch, decision, responses.View(decision.Launch)), ApiJson.Options)
            : Problems.From(outcome.Refusal!);
    }

    /// <summary>The launch, for a caller who may.</summary>
    /// <exception cref="RequestRefusedException">404 or 403.</exception>
    public async Task<Launch> RequireAsync(string launchId, Caller caller, Func<Launch, AccessRule> access, CancellationToken cancellationToken) =>
        (await RequireStoredAsync(launchId, caller, access, cancellationToken)).Launch;

    /// <inheritdoc cref="RequireAsync"/>
    public async Task<StoredLaunch> RequireStoredAsync(string launchId, Caller caller, Func<Launch, AccessRule> access, CancellationToken cancellationToken)
    {
        var stored = LaunchId.IsWellFormed(launchId) ? await store.ReadAsync(launchId, cancellationToken) : null;
        ApiRequests.Demand(caller, AccessRule.ReadLaunch(stored?.Launch));
        if (stored is null)
        {
            throw new RequestRefusedException(CommandResult.UnknownLaunch(launchId).Refusal!);
        }

        ApiRequests.Demand(caller, access(stored.Launch));
        return stored;
    }
}
