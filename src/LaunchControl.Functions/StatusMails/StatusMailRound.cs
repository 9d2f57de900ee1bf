using LaunchControl.Core.Blockers;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.StatusMails;

/// <summary>
/// Mails the status of every launch whose time has come: to each person one mail about all of them. A launch counts as done once everybody has it; until then the next round
/// tries those who lack it.
/// </summary>
public sealed partial class StatusMailRound(ILaunchStore launches, IStatusMails mails, StatusMailDelivery delivery, TimeProvider time, ILogger<StatusMailRound> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<DueLaunch> due = [];
        foreach (var row in await mails.ListDueAsync(now, cancellationToken))
        {
            if (await TryReadAsync(row, now, cancellationToken) is { } launch)
            {
                due.Add(launch);
            }
        }

        var lacking = await SendAsync(due, now, cancellationToken);
        foreach (var launch in due.Where(launch => !lacking.Contains(launch.Launch.Id)))
        {
            await mails.DoneAsync(launch.Row, launch.Launch.IsFinal ? null : StatusSchedule.NextAfter(launch.Launch, launch.Plan, now), cancellationToken);
        }
    }

    // One launch that can't be read keeps no other waiting.
    private async Task<DueLaunch?> TryReadAsync(DueStatusMail row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(row, now, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnread(exception, row.LaunchId);
            return null;
        }
    }

    /// <summary>Null for a launch of which nothing is to be mailed after all; its row is put right.</summary>
    private async Task<DueLaunch?> ReadAsync(DueStatusMail row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await launches.ReadAsync(row.LaunchId, cancellationToken) is not { Launch: { StatusMail: { } plan } launch })
        {
            await mails.DoneAsync(row, null, cancellationToken);
            return null;
        }

        if (StatusSchedule.LastBy(launch, plan, now) is { } dueAt && dueAt >= row.DueAt)
        {
            return new DueLaunch(row, launch, plan, dueAt, BlockerList.Of(launch, launch.Absences, now));
        }

        await mails.DoneAsync(row, StatusSchedule.NextAfter(launch, plan, now), cancellationToken);
        return null;
    }

    /// <returns>The launches that somebody lacks.</returns>
    private async Task<HashSet<string>> SendAsync(IReadOnlyList<DueLaunch> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        HashSet<string> lacking = new(StringComparer.Ordinal);
        var people = due.SelectMany(launch => launch.Plan.Recipients(launch.Launch), (launch, person) => (launch, person))
            .GroupBy(one => one.person, one => one.launch, StringComparer.Ordinal);
        foreach (var person in people)
        {
            try
            {
                await delivery.SendAsync(person.Key, [.. person], now, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(exception, person.Count());
                lacking.UnionWith(person.Select(launch => launch.Launch.Id));
            }
        }

        return lacking;
    }

    [LoggerMessage(EventId = 7501, Level = LogLevel.Warning, Message = "A status mail about {Launches} launches could not be sent; the next round tries it again.")]
    private partial void LogFailed(Exception exception, int launches);

    [LoggerMessage(EventId = 7502, Level = LogLevel.Error, Message = "Launch {LaunchId} could not be read for its status mail; the next round tries again.")]
    private partial void LogUnread(Exception exception, string launchId);
}
