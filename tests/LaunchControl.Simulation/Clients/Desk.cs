using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Clients;

/// <summary>Gives commands the ways there are: the API, a review page, the two queues. Each is repeated, as people do, until it is acknowledged or given up.</summary>
internal sealed class Desk(World world)
{
    private const int MostAttempts = 6;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(20);

    public Task GiveAsync(string launchId, LaunchCommand command) => command switch
    {
        RecordSignOff signOff when world.Dice.Chance(0.7) => SignAsync(launchId, signOff),
        RecordSignOff signOff => SendAsync(launchId, signOff),
        CompleteItem or ReopenItem or BlockItem or MarkItemNotApplicable when world.Dice.Chance(0.6) => SendAsync(launchId, command),
        _ => PostAsync(launchId, command),
    };

    /// <summary>Through the API.</summary>
    /// <returns>Null where it was given up.</returns>
    public async Task<CommandResult?> PostAsync(string launchId, LaunchCommand command)
    {
        var askedAt = world.Now;
        var origin = new CommandOrigin(NewId(), StartLaunchBuilder.Owner, Channel.Api);
        var result = await AskAsync($"POST {command.GetType().Name} of {launchId}", process =>
        {
            origin = origin with { CommandId = NewId() };
            var asked = origin;
            return AnswerAsync(process, asked);
        });
        if (result is (var answer, var carriedOut) && answer.Refusal is null)
        {
            world.Recorder.Acknowledged(new Expectation(launchId, command, carriedOut), askedAt);
        }

        return result?.Answer;

        async Task<Answered> AnswerAsync(App.AppProcess process, CommandOrigin asked) =>
            new(await process.Get<LaunchCommandHandler>().ExecuteAsync(
                launchId, command, asked, new DurableOrchestrations(process.Orchestrations), isRepeatedUntilDone: false, CancellationToken.None), asked);
    }

    /// <summary>As a review page does: reads the launch, and puts the decision on the queue.</summary>
    public Task<SignOffReceipt?> SignAsync(string launchId, RecordSignOff signOff) => AskAsync($"POST sign-off of {signOff.GateId} by {signOff.Approver}", async process =>
    {
        var read = await process.Get<ILaunchStore>().ReadAsync(launchId, CancellationToken.None);
        if (read?.Launch is not { } launch || launch.FindGate(signOff.GateId) is not { } gate)
        {
            return new SignOffReceipt(null, null);
        }

        var choice = new SignOffChoice(signOff.Decision, signOff.Comment, signOff.Replaces, signOff.Fingerprint) { EffectiveAt = signOff.EffectiveAt, Conditions = signOff.Conditions };
        return await process.Get<SignOffSubmission>().SubmitAsync(launch, gate, signOff.Approver, choice, Channel.EmailLink, CancellationToken.None);
    });

    /// <summary>Observations, through the API.</summary>
    /// <returns>Whether they were acknowledged.</returns>
    public async Task<bool> PushAsync(string launchId, IReadOnlyList<Observation> observations) => await AskAsync($"POST {observations.Count} observations of {launchId}", async process =>
    {
        await process.Get<IObservations>().AddAsync(launchId, observations, CancellationToken.None);
        return launchId;
    }) is not null;

    /// <summary>As another system does: straight to the queue, under an id of its own.</summary>
    private async Task SendAsync(string launchId, LaunchCommand command)
    {
        var id = NewId();
        do
        {
            await world.Strand.PauseAsync($"a system sends {id}: {command.GetType().Name}", world.Faults.Delay());
            Enqueue(id, launchId, command);
        }
        while (world.Faults.Happens(Faults.FaultKind.AnswerLost));
    }

    private void Enqueue(string id, string launchId, LaunchCommand command)
    {
        if (command is RecordSignOff signOff)
        {
            var message = new SignOffMessage(
                id, launchId, signOff.GateId, Math.Max(1, signOff.Round), signOff.Approver, signOff.Decision, signOff.Comment, Channel.Queue, signOff.DecidedAt)
            {
                Replaces = signOff.Replaces,
                Fingerprint = signOff.Fingerprint,
                EffectiveAt = signOff.EffectiveAt,
                Conditions = signOff.Conditions,
            };
            world.SignOffs.Send(id, message);
        }
        else
        {
            var expected = new Expectation(launchId, command, new CommandOrigin($"command-{id}", "ci-pipeline", Channel.Queue));
            world.Commands.Send(id, Encoding.UTF8.GetBytes(Body(id, launchId, command).ToJsonString()), expected);
        }
    }

    private static JsonObject Body(string id, string launchId, LaunchCommand command)
    {
        (string Name, string ItemId, string? Reason, IReadOnlyList<Evidence>? Evidence) body = command switch
        {
            CompleteItem complete => ("completeItem", complete.ItemId, null, complete.Evidence),
            ReopenItem reopen => ("reopenItem", reopen.ItemId, reopen.Reason, null),
            BlockItem block => ("blockItem", block.ItemId, block.Reason, null),
            MarkItemNotApplicable mark => ("markItemNotApplicable", mark.ItemId, mark.Reason, null),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
        var json = new JsonObject { ["commandId"] = id, ["launchId"] = launchId, ["command"] = body.Name, ["itemId"] = body.ItemId, ["actor"] = "ci-pipeline" };
        if (body.Reason is { } reason)
        {
            json["reason"] = reason;
        }

        if (body.Evidence is { Count: > 0 } evidence)
        {
            json["evidence"] = new JsonArray([.. evidence.Select(one => new JsonObject { ["url"] = one.Url })]);
        }

        return json;
    }

    private async Task<T?> AskAsync<T>(string what, Func<App.AppProcess, Task<T>> ask)
        where T : class
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                return await world.AnyProcess().RunAsync(what, ask);
            }
            catch (Exception)
            {
                await world.Strand.PauseAsync($"{what}: backs off", world.Dice.Between(TimeSpan.Zero, LongestBackOff));
            }
        }

        return null;
    }

    private string NewId() => Convert.ToHexStringLower(world.Dice.Bytes(16));

    private sealed record Answered(CommandResult Answer, CommandOrigin Origin);
}
