using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Lists dead letters by peeking: queue by queue, oldest first. Changes and locks nothing.</summary>
public sealed partial class DeadLetterList(DeadLetterQueues queues, ILogger<DeadLetterList> logger)
{
    // A queue in trouble may hold very many; a page must come in time all the same.
    private const int MostLookedAt = 5000;
    private const int MostNotes = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>One page.</summary>
    /// <param name="after">The last dead letter of the page before; null for the first page.</param>
    /// <param name="queue">Only of this queue; null for all.</param>
    /// <param name="launchId">Only what names this launch; null for all.</param>
    public async Task<Page<DeadLetterView>> ReadAsync(DeadLetterId? after, string? queue, string? launchId, int pageSize, CancellationToken cancellationToken)
    {
        List<DeadLetterView> found = [];
        var looked = 0;
        foreach (var name in QueueNames.All.SkipWhile(name => after is not null && name != after.Queue).Where(name => queue is null || name == queue))
        {
            await foreach (var message in queues.PeekAsync(name, name == after?.Queue ? after.Number + 1 : 0, cancellationToken))
            {
                if (launchId is null || DeadLetterReader.LaunchOf(message) == launchId)
                {
                    found.Add(DeadLetterReader.Read(name, message));
                }

                if (found.Count == pageSize || ++looked == MostLookedAt)
                {
                    return new Page<DeadLetterView>(found, new DeadLetterId(name, message.SequenceNumber).ToString());
                }
            }
        }

        return new Page<DeadLetterView>(found, null);
    }

    /// <summary>What the people of a launch should know of: at most 20; null where that can't be found out in two seconds.</summary>
    public async Task<IReadOnlyList<DeadLetterNote>?> NotesAsync(string launchId, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            // A look that takes longer ends, and is not only left alone.
            var page = await ReadAsync(null, null, launchId, MostNotes, patience.Token).WaitAsync(Patience, TimeProvider.System, cancellationToken);
            return [.. page.Items.Select(Note)];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, launchId);
            return null;
        }
    }

    private static DeadLetterNote Note(DeadLetterView letter) =>
        new(letter.Id, letter.Queue, letter.Reason, letter.Description, letter.Explanation, letter.NextStep, letter.DeadLetteredAt ?? letter.FirstFailedAt);

    [LoggerMessage(EventId = 6032, Level = LogLevel.Warning, Message = "The dead letters of launch {LaunchId} could not be looked at.")]
    private partial void LogFailed(Exception exception, string launchId);
}
