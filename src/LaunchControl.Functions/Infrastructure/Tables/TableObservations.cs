using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition a launch and metric. Each observation is two rows in one transaction: one in order of time, and one by id that keeps a second out.</summary>
public sealed class TableObservations(LaunchControlTables tables) : IObservations
{
    private const string Id = "Id";
    private const string Value = "Value";
    private const int MostInTransaction = EntityGroupTransaction.MostActions / 2;

    // A look around costs one call instead of one an observation; what it does not find is looked up one by one.
    private const int MostAround = 1000;

    public async Task<int> AddAsync(string launchId, IReadOnlyList<Observation> observations, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var metric in observations.GroupBy(observation => observation.Metric, StringComparer.Ordinal))
        {
            var partition = TableKeys.Observations(launchId, metric.Key);
            var inOrder = metric.DistinctBy(observation => TableKeys.ObservationId(observation.Id)).OrderBy(observation => observation.At);
            foreach (var part in inOrder.Chunk(MostInTransaction))
            {
                added += await AddPartAsync(partition, part, cancellationToken);
            }
        }

        return added;
    }

    public async IAsyncEnumerable<Observation> ReadAsync(
        string launchId, string metric, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = Between(TableKeys.Observations(launchId, metric), from.UtcTicks + 1, to.UtcTicks);
        await foreach (var row in tables.Observations.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var value = Convert.ToDouble(row[Value], CultureInfo.InvariantCulture);
            yield return new Observation(row.GetString(Id), metric, value, TableKeys.ReadObservation(row.RowKey).At);
        }
    }

    // Ends: each conflict is with at least one that is known, which the second look finds, and none is ever removed.
    private async Task<int> AddPartAsync(string partition, IReadOnlyList<Observation> part, CancellationToken cancellationToken)
    {
        var left = part;
        for (var attempt = 1; left.Count > 0 && !await TryAddAsync(partition, left, cancellationToken); attempt++)
        {
            var known = attempt == 1
                ? await FindAroundAsync(partition, left[0].At, left[^1].At, cancellationToken)
                : await FindEachAsync(partition, left, cancellationToken);
            left = [.. left.Where(observation => !known.Contains(TableKeys.ObservationId(observation.Id)))];
        }

        return left.Count;
    }

    private async Task<bool> TryAddAsync(string partition, IReadOnlyList<Observation> observations, CancellationToken cancellationToken)
    {
        var group = new EntityGroupTransaction(partition);
        foreach (var observation in observations)
        {
            var row = new TableEntity(partition, TableKeys.Observation(observation.At, observation.Id)) { [Id] = observation.Id, [Value] = observation.Value };
            group.Add(TableTransactionActionType.Add, row);
            group.Add(TableTransactionActionType.Add, new TableEntity(partition, TableKeys.ObservationId(observation.Id)));
        }

        try
        {
            await tables.Observations.SubmitTransactionAsync(group.Actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private async Task<HashSet<string>> FindAroundAsync(string partition, DateTimeOffset first, DateTimeOffset last, CancellationToken cancellationToken)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        var filter = Between(partition, first.UtcTicks, last.UtcTicks);
        await foreach (var row in tables.Observations.QueryAsync<TableEntity>(filter, MostAround, ["RowKey"], cancellationToken))
        {
            known.Add(TableKeys.ReadObservation(row.RowKey).IdRow);
            if (known.Count == MostAround)
            {
                break;
            }
        }

        return known;
    }

    private async Task<HashSet<string>> FindEachAsync(string partition, IReadOnlyList<Observation> observations, CancellationToken cancellationToken)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var idRow in observations.Select(observation => TableKeys.ObservationId(observation.Id)))
        {
            if ((await tables.Observations.GetEntityIfExistsAsync<TableEntity>(partition, idRow, ["RowKey"], cancellationToken)).HasValue)
            {
                known.Add(idRow);
            }
        }

        return known;
    }

    private static string Between(string partition, long firstTicks, long lastTicks)
    {
        var (from, to) = (TableKeys.ObservationFrom(firstTicks), TableKeys.ObservationFrom(lastTicks + 1));
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
    }
}
