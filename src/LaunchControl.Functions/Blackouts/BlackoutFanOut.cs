using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Launches;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Tells launches whose date lies in a blackout window by now, or did before. What a crash or a fault leaves undone is finished by the patrol.</summary>
public sealed partial class BlackoutFanOut(IBlackouts blackouts, ILaunchIndex index, LaunchCommandHandler commands, ILogger<BlackoutFanOut> logger)
{
    // Changes that come faster than launches can be told are left to whoever made the last one.
    private const int MostRounds = 5;

    /// <summary>Tells launches what they were not told.</summary>
    public async Task FinishAsync(IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        if (await blackouts.FindAnnouncedAsync(cancellationToken) is { } announced)
        {
            await TellAsync(announced, await blackouts.ReadAsync(cancellationToken), CommandOrigin.System, Channel.System, orchestrations, cancellationToken);
        }
    }

    /// <summary>Tells every launch that it concerns; those that a window takes in, with that window. A repeat tells nobody twice.</summary>
    /// <param name="announced">Forgotten once all launches know.</param>
    /// <returns>Launches that lie in a window, as far as they could be told.</returns>
    public async Task<IReadOnlyList<AffectedLaunch>> TellAsync(
        string announced, StoredBlackouts stored, string by, Channel channel, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            var (affected, failed) = await TellOnceAsync(stored, () => new CommandOrigin(Guid.NewGuid().ToString("N"), by, channel), orchestrations, cancellationToken);

            // Somebody may have changed them meanwhile, and their news may have come before ours.
            var newest = await blackouts.ReadAsync(cancellationToken);
            if (newest.Version == stored.Version || round == MostRounds)
            {
                if (failed == 0)
                {
                    await blackouts.ForgetAsync(announced, cancellationToken);
                }

                return [.. affected.OrderBy(launch => launch.LaunchAt).ThenBy(launch => launch.Id, StringComparer.Ordinal)];
            }

            stored = newest;
        }
    }

    private async Task<(List<AffectedLaunch> Affected, int Failed)> TellOnceAsync(
        StoredBlackouts stored, Func<CommandOrigin> origin, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        List<AffectedLaunch> affected = [];
        var failed = 0;
        await foreach (var footprint in index.ListFootprintsAsync(cancellationToken))
        {
            if (!footprint.IsInBlackout && WindowOf(footprint, stored.Calendar) is null)
            {
                continue;
            }

            try
            {
                var told = await commands.ExecuteAsync(footprint.Id, new NoteBlackouts(stored.Calendar, stored.Version), origin(), orchestrations, isRepeatedUntilDone: false, cancellationToken);
                failed += told == CommandResult.TooLarge ? 1 : 0;
                if (told.Launch is { Blackout.Window: { } window } launch)
                {
                    affected.Add(new AffectedLaunch(launch.Id, launch.Name, launch.Owner, launch.LaunchAt, window));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failed++;
                LogFailed(exception, footprint.Id);
            }
        }

        return (affected, failed);
    }

    private static BlackoutWindow? WindowOf(LaunchFootprint footprint, BlackoutCalendar calendar) => footprint.IsLaunched ? null
        : calendar.WindowAt(new PlannedDate(footprint.LaunchAt, TimeZoneInfo.FindSystemTimeZoneById(footprint.TimeZone), WorkCalendar.Default, footprint.Tier, footprint.Markets));

    [LoggerMessage(EventId = 8202, Level = LogLevel.Warning, Message = "Launch {LaunchId} could not be told of a change of blackout windows; the patrol tells it.")]
    private partial void LogFailed(Exception exception, string launchId);
}
