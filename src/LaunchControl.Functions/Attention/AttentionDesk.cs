using LaunchControl.Core.Attention;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Attention;

/// <summary>Looks at one person: decides from stored state what is to be sent, sends it, and remembers it.</summary>
/// <remarks>
/// A mail is undertaken in the ledger, handed over, then marked as such. Two who look at once: one wins the ledger. A crash in between: the mail is made again
/// from the state as it is then, with the same id for the same day.
/// </remarks>
public sealed class AttentionDesk(
    IAttention attention, IAbsences absences, AttentionCourier courier, AttentionWatch watch, LaunchCommandHandler commands,
    IOptions<AttentionOptions> options, TimeProvider time)
{
    private const int MostAttempts = 8;

    public async Task LookAtAsync(AttentionCase person, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var record = await attention.ReadAsync(person.Person, withPutOff: true, cancellationToken);
        var launches = await ReadAsync(person, record);
        var now = time.GetUtcNow();
        var asks = LaunchAsk.Of(person.Person, launches.Values, now);
        var profile = await ProfileAsync(record, asks, cancellationToken);
        var ledger = (record.Ledger with { Defaults = profile.Defaults }).Pruned(asks);
        var decision = AttentionPlan.Decide(profile.Person, ledger, asks, record.PutOff, now);
        if (decision.Digest is { } digest)
        {
            await SendAsync(record, ledger, new AttentionMail(digest.Id, IsNudge: false, digest.Day, now),
                () => courier.SendAsync(person.Person, profile.Person, digest, launches, cancellationToken), sent => sent.HandedOver(digest).Pruned(asks), digest.Later, cancellationToken);
        }
        else if (decision.Nudge is { } nudge)
        {
            await SendAsync(record, ledger, new AttentionMail(nudge.Id, IsNudge: true, nudge.Day, now),
                () => courier.SendAsync(person.Person, profile.Person, nudge, cancellationToken), sent => sent.HandedOver(nudge), [], cancellationToken);
        }

        foreach (var step in decision.Escalations)
        {
            await EscalateAsync(step, orchestrations, cancellationToken);
        }

        await FinishAsync(person, record, decision, AttentionPlan.NextAt(profile.Person, ledger, asks, record.PutOff, now), cancellationToken);
    }

    // Where anything was done, the next round looks again: the state has changed.
    private async Task FinishAsync(AttentionCase person, AttentionRecord record, AttentionDecision decision, DateTimeOffset nextAt, CancellationToken cancellationToken)
    {
        if (!decision.IsNothing)
        {
            watch.Forget(person.Person);
            return;
        }

        if (person.Mark is { } mark && record.PutOff.Count == 0)
        {
            await attention.UnmarkAsync(mark, cancellationToken);
        }

        watch.Set(person.Person, person.Seen, nextAt);
    }

    private static async Task<Dictionary<string, Launch>> ReadAsync(AttentionCase person, AttentionRecord record)
    {
        var ids = person.Launches.Concat(record.PutOff.Select(mail => mail.LaunchId)).Distinct().ToList();
        return (await Task.WhenAll(ids.Select(person.ReadAsync))).OfType<Launch>().ToDictionary(launch => launch.Id, StringComparer.Ordinal);
    }

    private async Task<(AttentionProfile Person, AttentionDefaults Defaults)> ProfileAsync(AttentionRecord record, IReadOnlyList<LaunchAsk> asks, CancellationToken cancellationToken)
    {
        var defaults = AttentionDefaults.OfOldest(asks.Select(ask => ask.Launch)) ?? record.Ledger.Defaults ?? AttentionDefaults.Utc;
        var away = await absences.ReadAsync([record.Person], cancellationToken);
        return (AttentionProfile.Of(record.Settings, defaults, away, options.Value.DailyCap), defaults);
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

    private async Task EscalateAsync(EscalationStep step, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var origin = new CommandOrigin($"escalate-{step.Ask.Id}-{step.Command.Level}", CommandOrigin.System, Channel.System);
        await commands.ExecuteAsync(step.Ask.Launch.Id, step.Command, origin, orchestrations, isRepeatedUntilDone: false, cancellationToken);
    }
}
