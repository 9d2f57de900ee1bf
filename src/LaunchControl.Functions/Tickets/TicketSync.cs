using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;

namespace LaunchControl.Functions.Tickets;

/// <summary>Brings what a ticket system reports to every item that is linked to the ticket, in whatever launch.</summary>
public sealed class TicketSync(ITicketLinks links, ILaunchStore store, LaunchCommandHandler commands, TimeProvider time)
{
    // What becomes of a launch that nothing follows in any more. Any other refusal means that the report was not stored.
    private static readonly HashSet<string> Closed = new(["launch-is-live", "launch-is-over"], StringComparer.Ordinal);

    /// <summary>Returns once everything is stored. A report that comes again, or after a newer one, changes nothing.</summary>
    /// <exception cref="AggregateException">Some could not be stored; all others are. Report it again.</exception>
    public async Task<IReadOnlyList<TicketOutcome>> RecordAsync(TicketReport report, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        List<TicketOutcome> outcomes = [];
        List<Exception> failures = [];
        foreach (var launchId in await links.FindAsync(report.Key.ToUpperInvariant(), cancellationToken))
        {
            try
            {
                outcomes.AddRange(await RecordAsync(launchId, report, orchestrations, cancellationToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        return failures.Count == 0 ? outcomes : throw new AggregateException($"A ticket's report could not be stored in {failures.Count} launches.", failures);
    }

    private async Task<IReadOnlyList<TicketOutcome>> RecordAsync(string launchId, TicketReport report, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(launchId, cancellationToken) is not { Launch: var before } stored || !before.ItemsOf(report.Key).Any())
        {
            // The link is not there any more.
            return [];
        }

        // Their clock may be ahead, and a report from the future would outdate what comes after it.
        var at = report.At <= time.GetUtcNow() ? report.At : time.GetUtcNow();
        var result = await commands.ExecuteAsync(
            launchId,
            new RecordTicketStatus(report.Key, report.IsDone, at, report.Url),
            new CommandOrigin($"ticket-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report.Id)))}", report.By, Channel.Webhook),
            orchestrations,
            isRepeatedUntilDone: false,
            cancellationToken,
            known: stored);
        if (result.Refusal is { } other && !Closed.Contains(other.Code))
        {
            throw new InvalidOperationException($"The report was refused: {other.Code}.");
        }

        return result.Refusal is { } refusal
            ? [.. before.ItemsOf(report.Key).Select(item => new TicketOutcome(launchId, item.Id, "closed", refusal.Message))]
            : [.. result.Launch!.ItemsOf(report.Key).Select(item => OutcomeOf(result.Launch!, item, before))];
    }

    private static TicketOutcome OutcomeOf(Launch launch, ChecklistItem item, Launch before)
    {
        var was = before.FindItem(item.Id)?.Item;
        var outcome = was?.Ticket?.ChangedAt == item.Ticket!.ChangedAt ? "unchanged"
            : was?.Status == item.Status ? "noted"
            : item.Status == ItemStatus.Done ? "completed"
            : "reopened";
        return new TicketOutcome(launch.Id, item.Id, outcome, item.Ticket.IsAwaited ? WhyNot(launch, item) : null);
    }

    private static string WhyNot(Launch launch, ChecklistItem item) => launch.Status == LaunchStatus.Held
        ? "The launch is on hold; the item follows when it goes on."
        : $"The item follows once these are done: {string.Join(", ", item.DependsOn.Where(id => launch.FindItem(id) is { Item.IsSettled: false }))}.";
}
