using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Mails;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Attention;

/// <summary>Reads the launches that concern a person. One that can't be read silences none of the others: its mails wait, and what is remembered of it stays.</summary>
public sealed partial class AttentionReader(MailComposer composer, TimeProvider time, ILogger<AttentionReader> logger)
{
    public async Task<AttentionReading> ReadAsync(AttentionCase person, AttentionRecord record)
    {
        var now = time.GetUtcNow();
        var ids = person.Launches.Concat(record.PutOff.Select(mail => mail.LaunchId)).Distinct().ToList();
        var read = await Task.WhenAll(ids.Select(id => TryReadAsync(person, id, now)));
        var launches = read.Select(one => one.Launch).OfType<Launch>().ToDictionary(launch => launch.Id, StringComparer.Ordinal);
        var unread = ids.Zip(read).Where(one => !one.Second.IsRead).Select(one => one.First).ToHashSet(StringComparer.Ordinal);
        var putOff = record.PutOff.Where(mail => !unread.Contains(mail.LaunchId)).ToList();
        var moot = putOff.Where(mail => !launches.TryGetValue(mail.LaunchId, out var launch) || IsMoot(launch, mail)).ToList();
        return new AttentionReading(
            now, launches, [.. read.SelectMany(one => one.Asks)], [.. putOff.Except(moot).Where(mail => !MailUrgencies.IsNotNow(mail.Mail, launches[mail.LaunchId])).Select(Resumed)], moot, unread.Count == 0);

        // What waited for a hold to end was put off until then.
        PutOffMail Resumed(PutOffMail mail) => launches[mail.LaunchId].ResumedAt is { } at && at > mail.Since ? mail with { Since = at } : mail;
    }

    private bool IsMoot(Launch launch, PutOffMail mail) => !MailUrgencies.IsNotNow(mail.Mail, launch) && composer.IsMoot(launch, mail.Mail);

    private async Task<(bool IsRead, Launch? Launch, IReadOnlyList<LaunchAsk> Asks)> TryReadAsync(AttentionCase person, string launchId, DateTimeOffset now)
    {
        try
        {
            var launch = await person.ReadAsync(launchId);
            return (true, launch, launch is null ? [] : LaunchAsk.Of(person.Person, [launch], now));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnread(exception, launchId);
            return (false, null, []);
        }
    }

    [LoggerMessage(EventId = 7602, Level = LogLevel.Error, Message = "Launch {LaunchId} could not be read for its reminders; those of other launches go on, and the next round tries again.")]
    private partial void LogUnread(Exception exception, string launchId);
}
