using LaunchControl.Core.Attention;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Attention;

/// <summary>Looks at one person: decides from stored state what is to be sent, sends it, and remembers it.</summary>
/// <remarks>
/// A mail is undertaken in the ledger, handed over, then marked as such. Two who look at once: one wins the ledger. A crash in between: the mail is made again
/// from the state as it is then, with the same id for the same day.
/// </remarks>
public sealed partial class AttentionDesk(
    IAttention attention, IAbsences absences, AttentionReader reader, AttentionCourier courier, AttentionWatch watch, LaunchCommandHandler commands,
    IOptions<AttentionOptions> options, ILogger<AttentionDesk> logger)
{
    private const int MostAttempts = 8;

    public async Task LookAtAsync(AttentionCase person, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var record = await attention.ReadAsync(person.Person, withPutOff: true, cancellationToken);
        var read = await reader.ReadAsync(person, record);
        var ledger = read.Prune(record.Ledger with { Defaults = read.Defaults ?? record.Ledger.Defaults });
        var profile = await ProfileAsync(record, ledger, cancellationToken);
        var decision = AttentionPlan.Decide(profile, ledger, read.Asks, read.Later, read.Now);
        if (decision.Digest is { } digest)
        {
            await SendAsync(record, ledger, new AttentionMail(digest.Id, IsNudge: false, digest.Day, read.Now),
                () => courier.SendAsync(person.Person, profile, digest, read.Launches, cancellationToken), sent => read.Prune(sent.HandedOver(digest)), [.. digest.Later, .. read.Moot],
                cancellationToken);
        }
        else if (decision.Nudge is { } nudge)
        {
            await SendAsync(record, ledger, new AttentionMail(nudge.Id, IsNudge: true, nudge.Day, read.Now),
                () => courier.SendAsync(person.Person, profile, nudge, cancellationToken), sent => sent.HandedOver(nudge), [], cancellationToken);
        }

        foreach (var step in decision.Escalations)
        {
            await TryEscalateAsync(step, orchestrations, cancellationToken);
        }

        await FinishAsync(person, record, read, decision, AttentionPlan.NextAt(profile, ledger, read.Asks, read.Later, read.Now), cancellationToken);
    }

    // Where anything was done, the next round looks again: the state has changed.
    private async Task FinishAsync(
        AttentionCase person, AttentionRecord record, AttentionReading read, AttentionDecision decision, DateTimeOffset nextAt, CancellationToken cancellationToken)
    {
        if (!decision.IsNothing || !read.IsWhole)
        {
            watch.Forget(person.Person);
            return;
        }

        if (read.Moot.Count > 0)
        {
            // Should somebody else write to the person just now, the next round forgets them.
            await attention.TryStoreAsync(record, record.Ledger, read.Moot, cancellationToken);
            watch.Forget(person.Person);
            return;
        }

        if (person.Mark is { } mark && record.PutOff.Count == 0)
        {
            await attention.UnmarkAsync(mark, cancellationToken);
        }

        watch.Set(person.Person, person.Seen, nextAt);
    }

    private async Task<AttentionProfile> ProfileAsync(AttentionRecord record, AttentionLedger ledger, CancellationToken cancellationToken)
    {
        var away = await absences.ReadAsync([record.Person], cancellationToken);
        return AttentionProfile.Of(record.Settings, ledger.Defaults ?? AttentionDefaults.Utc, away, options.Value.DailyCap);
    }

    private async Task SendAsync(
        AttentionRecord record, AttentionLedger ledger, AttentionMail mail, Func<Task> sendAsync, Func<AttentionLedger, AttentionLedger> handOver,
        IReadOnlyList<PutOffMail> settled, CancellationToken cancellationToken)
    {
        if (!await attention.TryStoreAsync(record, ledger.Reserve(mail), [], cancellationToken))
        {
            // Somebody else wrote to the person just now; the next round looks again.
            return;
        }

        await sendAsync();
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var newest = await attention.ReadAsync(record.Person, withPutOff: false, cancellationToken);
            if (await attention.TryStoreAsync(newest, handOver(newest.Ledger), settled, cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException("So many others write to this person at once that a mail could not be marked as sent. It is sent once more.");
    }

    // A launch that can't take it keeps no other from being escalated.
    private async Task TryEscalateAsync(EscalationStep step, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        try
        {
            var origin = new CommandOrigin($"escalate-{step.Ask.Id}-{step.Command.Level}", CommandOrigin.System, Channel.System);
            await commands.ExecuteAsync(step.Ask.Launch.Id, step.Command, origin, orchestrations, isRepeatedUntilDone: false, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotEscalated(exception, step.Ask.Launch.Id);
        }
    }

    [LoggerMessage(EventId = 7603, Level = LogLevel.Error, Message = "Something that launch {LaunchId} waits for could not be escalated; the next round tries again.")]
    private partial void LogNotEscalated(Exception exception, string launchId);
}
