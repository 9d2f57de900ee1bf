using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.People;

/// <summary>Stores when somebody is away, and tells every launch that it concerns. What a crash or a fault leaves undone is finished by the patrol.</summary>
public sealed partial class AbsenceFanOut(IAbsences absences, ILaunchIndex index, LaunchCommandHandler commands, ILogger<AbsenceFanOut> logger)
{
    // Changes that come faster than launches can be told are left to whoever made the last one.
    private const int MostRounds = 5;

    /// <summary>Returns once the absence is durable, and the launches that could be told are.</summary>
    /// <returns>The launches, as they are then.</returns>
    public async Task<IReadOnlyList<Launch>> StoreAsync(string person, AbsenceChange change, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var announced = await absences.AnnounceAsync(person, cancellationToken);
        await absences.StoreAsync(person, change, cancellationToken);
        return await TryTellAsync(announced, change.By, Channel.Api, orchestrations, cancellationToken);
    }

    /// <summary>Tells some launches alone when somebody is away, or, for null, what is known of that person everywhere. Nothing else is stored.</summary>
    /// <returns>The launches, as far as they could be told.</returns>
    public async Task<IReadOnlyList<Launch>> TellOnlyAsync(
        IReadOnlyList<Launch> launches, string person, Absence? absence, string actor, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        IReadOnlyList<Absence> known = absence is null ? await absences.ReadWithDelegatesAsync([person], cancellationToken)
            : [absence, .. (absence.Delegate is { } stand ? await absences.ReadWithDelegatesAsync([stand], cancellationToken) : []).Where(other => other.Person != person)];
        var command = new RecordAbsences([.. known.Select(one => one.Person).Prepend(person).Distinct()], known);
        List<Launch> told = [];
        foreach (var launch in launches)
        {
            if (await TryTellAsync(launch.Id, command, new CommandOrigin(Guid.NewGuid().ToString("N"), actor, Channel.Api), orchestrations, cancellationToken) is { Launch: { } changed })
            {
                told.Add(changed);
            }
        }

        return told;
    }

    /// <summary>Tells launches what they were not told.</summary>
    public async Task FinishAsync(IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        await foreach (var announced in absences.ListAnnouncedAsync(cancellationToken))
        {
            await TryTellAsync(announced, CommandOrigin.System, Channel.System, orchestrations, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Launch>> TryTellAsync(
        AnnouncedAbsence announced, string actor, Channel channel, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        try
        {
            return await TellAsync(announced, actor, channel, orchestrations, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception);
            return [];
        }
    }

    private async Task<IReadOnlyList<Launch>> TellAsync(
        AnnouncedAbsence announced, string actor, Channel channel, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        Dictionary<string, Launch> told = new(StringComparer.Ordinal);
        HashSet<string> failed = new(StringComparer.Ordinal);
        var known = await absences.ReadWithDelegatesAsync([announced.Person], cancellationToken);
        for (var round = 1; round <= MostRounds; round++)
        {
            List<string> people = [.. known.Select(absence => absence.Delegate).OfType<string>().Prepend(announced.Person).Distinct()];
            await foreach (var launchId in index.ListOfPersonAsync(announced.Person, cancellationToken))
            {
                if (await TryTellAsync(launchId, new RecordAbsences(people, known), new CommandOrigin(Guid.NewGuid().ToString("N"), actor, channel), orchestrations, cancellationToken) is not { } result)
                {
                    failed.Add(launchId);
                    continue;
                }

                failed.Remove(launchId);
                if (result.Launch is { } launch)
                {
                    told[launchId] = launch;
                }
            }

            // Somebody may have changed it meanwhile, and their news may have come before ours.
            var newest = await absences.ReadWithDelegatesAsync([announced.Person], cancellationToken);
            if (newest.SequenceEqual(known))
            {
                break;
            }

            known = newest;
        }

        if (failed.Count == 0)
        {
            await absences.ForgetAsync(announced, cancellationToken);
        }

        return [.. told.Values];
    }

    // Null where the launch does not know: one launch must not keep the rest from being told.
    private async Task<CommandResult?> TryTellAsync(
        string launchId, RecordAbsences command, CommandOrigin origin, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        try
        {
            var result = await commands.ExecuteAsync(launchId, command, origin, orchestrations, isRepeatedUntilDone: false, cancellationToken);
            return result == CommandResult.TooLarge ? null : result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotTold(exception, launchId);
            return null;
        }
    }

    [LoggerMessage(EventId = 8201, Level = LogLevel.Warning, Message = "Not all launches could be told that somebody is away; the patrol tells them.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(EventId = 8203, Level = LogLevel.Warning, Message = "Launch {LaunchId} could not be told that somebody is away; the patrol tells it.")]
    private partial void LogNotTold(Exception exception, string launchId);
}
