using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Attention;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Mails;

/// <summary>Counts the mails of a person's day, and puts those off that have no room in it.</summary>
/// <remarks>One read and one write a mail. A mail that is counted already, because an attempt to send it failed, goes without either being counted again.</remarks>
public sealed class MailBudget(IAttention attention, IOptions<AttentionOptions> options, TimeProvider time)
{
    private const int MostAttempts = 8;

    /// <returns>Whether to send it now; if not, it comes with the person's next digest.</returns>
    /// <exception cref="TimeoutException">So many others write to the person that no attempt got through.</exception>
    public async Task<bool> TakeAsync(Launch launch, SendMailIntent mail, string mailId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryTakeAsync(launch, mail, mailId, cancellationToken) is { } isTaken)
            {
                return isTaken;
            }
        }

        throw new TimeoutException("So many others write to this person at once that no attempt got through. It is tried again.");
    }

    /// <summary>Counts a mail that goes at once whatever room there is, because somebody asked for it at this hour. One that is counted already is not counted again.</summary>
    /// <exception cref="TimeoutException">So many others write to the person that no attempt got through.</exception>
    public async Task CountAsync(string person, string mailId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var record = await attention.ReadAsync(person, withPutOff: false, cancellationToken);
            var profile = AttentionProfile.Of(record.Settings, record.Ledger.Defaults ?? AttentionDefaults.Utc, usualCap: options.Value.DailyCap);
            var counted = record.Ledger.Count(mailId, profile.DayOf(time.GetUtcNow()));
            if (counted == record.Ledger || await attention.TryStoreAsync(record, counted, [], cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException("So many others write to this person at once that no attempt got through. It is tried again.");
    }

    // Null where somebody else counted a mail in between.
    private async Task<bool?> TryTakeAsync(Launch launch, SendMailIntent mail, string mailId, CancellationToken cancellationToken)
    {
        var (record, now) = (await attention.ReadAsync(mail.To, withPutOff: false, cancellationToken), time.GetUtcNow());
        var defaults = record.Ledger.Defaults ?? AttentionDefaults.Of(launch);
        var person = AttentionProfile.Of(record.Settings, defaults, usualCap: options.Value.DailyCap);
        var (goesNow, ledger) = record.Ledger.Admit(person, mailId, MailUrgencies.Of(mail, launch), now);
        if (!goesNow || MailUrgencies.IsNotNow(mail, launch))
        {
            await attention.PutOffAsync(mail.To, new PutOffMail(launch.Id, mail, now), cancellationToken);
            return record.Ledger.Defaults is not null || await attention.TryStoreAsync(record, record.Ledger with { Defaults = defaults }, [], cancellationToken) ? false : null;
        }

        return ledger == record.Ledger || await attention.TryStoreAsync(record, ledger with { Defaults = defaults }, [], cancellationToken) ? true : null;
    }
}
