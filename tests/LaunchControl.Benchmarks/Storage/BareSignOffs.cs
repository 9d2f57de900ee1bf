using System.Collections.Concurrent;
using System.Globalization;
using Azure.Data.Tables;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Benchmarks.Storage;

/// <summary>
/// The storage calls that a lone sign-off needs, and nothing else: read the launch's state; store launch, gate, two audit entries, outbox and mark
/// as one transaction; delete the outbox row; write the launch's row in the index. On a copy of the system's own rows.
/// </summary>
internal sealed class BareSignOffs : IAsyncDisposable
{
    /// <summary>Calls of one sign-off.</summary>
    public const int Calls = 4;

    private const int MostInTransaction = 100;

    // What the outbox row of an approval holds.
    private static readonly string Intents = new('x', 1_500);

    private readonly TableClient _launches;
    private readonly TableClient _index;
    private readonly Dictionary<string, TableEntity> _indexRows;
    private readonly TableEntity _audit;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    private int _number;

    private BareSignOffs(TableClient launches, TableClient index, IReadOnlyList<TableEntity> launchRows, IReadOnlyList<TableEntity> indexRows)
    {
        (_launches, _index) = (launches, index);
        _indexRows = indexRows.ToDictionary(row => row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..]);
        _audit = launchRows.Last(row => row.RowKey.StartsWith("audit|", StringComparison.Ordinal));
    }

    /// <summary>Copies the tables as they are.</summary>
    public static async Task<BareSignOffs> CopyAsync(BenchHost host)
    {
        var tables = host.Services.GetRequiredService<LaunchControlTables>();
        var (launchRows, indexRows) = (await BareTables.ReadAsync(tables.Launches), await BareTables.ReadAsync(tables.LaunchIndex));
        var bare = new BareSignOffs(await BareTables.CreateAsync(host.Tables), await BareTables.CreateAsync(host.Tables), launchRows, indexRows);
        await WriteAsync(bare._launches, launchRows);
        await WriteAsync(bare._index, indexRows);
        return bare;
    }

    /// <summary>One at a time in each launch: nobody meets a conflict.</summary>
    /// <param name="looks">How often the launch's state is read afterwards.</param>
    public async Task SignOffAsync(Seat seat, int looks = 0)
    {
        var turn = _turns.GetOrAdd(seat.LaunchId, _ => new SemaphoreSlim(1));
        await turn.WaitAsync();
        try
        {
            await CallAsync(seat);
            for (var look = 0; look < looks; look++)
            {
                await BareTables.ReadAsync(_launches, BareTables.StateOf(seat.LaunchId));
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _launches.DeleteAsync();
        await _index.DeleteAsync();
    }

    private async Task CallAsync(Seat seat)
    {
        var number = Interlocked.Increment(ref _number);
        var state = await BareTables.ReadAsync(_launches, BareTables.StateOf(seat.LaunchId));
        var launch = state.Single(row => row.RowKey == "launch");
        var outbox = new TableEntity(seat.LaunchId, Key("outbox", number)) { ["Since"] = DateTimeOffset.UnixEpoch, ["Json"] = Intents };
        await _launches.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpdateReplace, BareTables.Written(launch), launch.ETag),
            new(TableTransactionActionType.UpsertReplace, BareTables.Written(state.Single(row => row.RowKey == $"launch|{seat.GateId}"))),
            new(TableTransactionActionType.Add, BareTables.Written(_audit, seat.LaunchId, Key("audit|a", number))),
            new(TableTransactionActionType.Add, BareTables.Written(_audit, seat.LaunchId, Key("audit|b", number))),
            new(TableTransactionActionType.Add, outbox),
            new(TableTransactionActionType.Add, new TableEntity(seat.LaunchId, Key("seen", number)) { ["At"] = DateTimeOffset.UnixEpoch }),
        ]);
        await _launches.DeleteEntityAsync(seat.LaunchId, outbox.RowKey);
        await _index.UpsertEntityAsync(BareTables.Written(_indexRows[seat.LaunchId]), TableUpdateMode.Replace);
    }

    private static async Task WriteAsync(TableClient table, IReadOnlyList<TableEntity> rows)
    {
        foreach (var some in rows.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(MostInTransaction)))
        {
            await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Add, BareTables.Written(row))));
        }
    }

    private static string Key(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}|{number:D8}");
}
