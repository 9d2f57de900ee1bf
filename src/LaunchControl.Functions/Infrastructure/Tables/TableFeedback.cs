using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>
/// One partition a launch: a row an entry, newest first; a mark for each id; and the tally. All that comes in together is one transaction on the tally's
/// ETag, so that nothing is counted twice, and ids and counts never part from the entries.
/// </summary>
public sealed class TableFeedback(LaunchControlTables tables, Randomness randomness, TimeProvider time) : IFeedback
{
    // Two rows an entry, and the tally.
    private const int MostAtOnce = (EntityGroupTransaction.MostActions - 1) / 2;
    private const int MostAttempts = 20;
    private const int Lanes = 64;

    // A filter that takes little must not make one request read all of it.
    private const int MostLookedAt = 5000;
    private const int LargestPage = 1000;
    private const string SentimentColumn = "Sentiment";
    private const string KindColumn = "Kind";

    // A burst into one launch takes turns within this process; other processes are kept out by the tally's ETag.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<FeedbackAdded> AddAsync(string launchId, IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var part in entries.Chunk(MostAtOnce))
        {
            var stored = await AddInTurnAsync(launchId, part, cancellationToken);
            added += stored.Added;
            if (stored.IsFull)
            {
                return new FeedbackAdded(added, true);
            }
        }

        return new FeedbackAdded(added, false);
    }

    public async Task<FeedbackPage> ListAsync(string launchId, FeedbackFilter filter, int pageSize, string? after, CancellationToken cancellationToken)
    {
        var from = after is null ? TableKeys.FeedbackPrefix : ContinuationToken.DecodeFeedback(after);
        var (found, last, looked) = (new List<FeedbackEntry>(), "", 0);
        await foreach (var row in tables.Feedback.QueryAsync<TableEntity>(Where(launchId, filter, from), Math.Min(pageSize + 1, LargestPage), cancellationToken: cancellationToken))
        {
            // One row more than asked tells whether there is a next page.
            if (found.Count == pageSize || looked == MostLookedAt)
            {
                return new FeedbackPage(found, ContinuationToken.Encode(last));
            }

            (last, looked) = (row.RowKey, looked + 1);
            var entry = row.Read<FeedbackEntry>();
            if (filter.Takes(entry))
            {
                found.Add(entry);
            }
        }

        return new FeedbackPage(found, null);
    }

    public async Task<FeedbackSummary> SummariseAsync(string launchId, CancellationToken cancellationToken) =>
        (await ReadTallyAsync(launchId, cancellationToken)).Tally.ToSummary();

    private static string Where(string launchId, FeedbackFilter filter, string from)
    {
        var where = TableClient.CreateQueryFilter($"PartitionKey eq {launchId} and RowKey gt {from} and RowKey lt {TableKeys.FeedbackTo}");
        where += filter.Sentiment is { } sentiment ? TableClient.CreateQueryFilter($" and Sentiment eq {sentiment.ToString()}") : "";
        return where + (filter.Kind is { } kind ? TableClient.CreateQueryFilter($" and Kind eq {kind.ToString()}") : "");
    }

    private async Task<FeedbackAdded> AddInTurnAsync(string launchId, IReadOnlyList<FeedbackEntry> part, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)string.GetHashCode(launchId, StringComparison.Ordinal) % Lanes];
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await AddPartAsync(launchId, part, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<FeedbackAdded> AddPartAsync(string launchId, IReadOnlyList<FeedbackEntry> part, CancellationToken cancellationToken)
    {
        // Most often nothing is known yet and nobody else writes, so the first attempt does not look.
        IReadOnlyList<FeedbackEntry> fresh = part;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var (tally, etag) = await ReadTallyAsync(launchId, cancellationToken);
            var fitting = fresh.Take(FeedbackTally.MostEntries - tally.Count).ToList();
            var mayRepeat = attempt == 1 && fitting.Count < fresh.Count;
            if (!mayRepeat && (fitting.Count == 0 || await TryAddAsync(launchId, tally, etag, fitting, cancellationToken)))
            {
                return new FeedbackAdded(fitting.Count, fitting.Count < fresh.Count);
            }

            await Task.Delay(mayRepeat ? TimeSpan.Zero : randomness.Wait(5, 20 * attempt), time, cancellationToken);
            fresh = await UnknownAsync(launchId, part, cancellationToken);
        }

        throw new TimeoutException($"So much feedback for launch '{launchId}' comes in at once that {MostAttempts} attempts did not get through. Try again.");
    }

    private async Task<bool> TryAddAsync(string launchId, FeedbackTally tally, ETag? etag, IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken)
    {
        var transaction = new EntityGroupTransaction(launchId);
        foreach (var entry in entries)
        {
            tally = tally.Add(entry);
            transaction.Add(TableTransactionActionType.Add, new TableEntity(launchId, TableKeys.Seen(entry.Id)));
            transaction.Add(TableTransactionActionType.Add, new TableEntity(launchId, TableKeys.Feedback(tally.Count))
            {
                [SentimentColumn] = entry.Sentiment.ToString(),
                [KindColumn] = entry.Kind.ToString(),
            }.Write(entry));
        }

        transaction.Add(
            etag is null ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace,
            new TableEntity(launchId, TableKeys.FeedbackTally).Write(tally), etag ?? default);
        try
        {
            await tables.Feedback.SubmitTransactionAsync(transaction.Actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<FeedbackEntry>> UnknownAsync(string launchId, IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken)
    {
        List<FeedbackEntry> unknown = [];
        foreach (var entry in entries)
        {
            var mark = await tables.Feedback.GetEntityIfExistsAsync<TableEntity>(launchId, TableKeys.Seen(entry.Id), cancellationToken: cancellationToken);
            if (!mark.HasValue)
            {
                unknown.Add(entry);
            }
        }

        return unknown;
    }

    private async Task<(FeedbackTally Tally, ETag? ETag)> ReadTallyAsync(string launchId, CancellationToken cancellationToken)
    {
        var row = await tables.Feedback.GetEntityIfExistsAsync<TableEntity>(launchId, TableKeys.FeedbackTally, cancellationToken: cancellationToken);
        return row.HasValue ? (row.Value!.Read<FeedbackTally>(), row.Value!.ETag) : (new FeedbackTally(), null);
    }
}
