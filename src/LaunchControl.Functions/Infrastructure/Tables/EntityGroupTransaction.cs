using Azure;
using Azure.Data.Tables;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Actions on one partition that succeed or fail together, held to the service's limits before they are sent.</summary>
/// <remarks>
/// The emulator accepts some of what the service refuses, so the limits are checked here:
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </remarks>
public sealed class EntityGroupTransaction(string partitionKey)
{
    public const int MostActions = 100;
    public const int LargestEntity = 1024 * 1024;
    public const int LargestTransaction = 4 * 1024 * 1024;
    public const int MostProperties = 252;

    // Keys, types, MIME headers and XML or JSON syntax around each entity; generous.
    private const int Overhead = 2048;

    private readonly List<TableTransactionAction> _actions = [];

    public IReadOnlyList<TableTransactionAction> Actions => _actions;

    /// <exception cref="EntityGroupLimitException">The transaction would exceed a limit of the service.</exception>
    public EntityGroupTransaction Add(TableTransactionActionType type, TableEntity entity, ETag etag = default)
    {
        if (entity.PartitionKey != partitionKey)
        {
            throw new EntityGroupLimitException($"one partition: '{entity.PartitionKey}' is not '{partitionKey}'");
        }

        var size = SizeOf(entity);
        Check(size, LargestEntity, $"bytes in row '{entity.RowKey}'");
        Check(entity.Count, MostProperties, $"properties in row '{entity.RowKey}'");
        Check(_actions.Count + 1, MostActions, "rows in a transaction");
        Check(_actions.Sum(action => SizeOf((TableEntity)action.Entity) + Overhead) + size + Overhead, LargestTransaction, "bytes in a transaction");
        _actions.Add(new TableTransactionAction(type, entity, etag));
        return this;
    }

    /// <summary>Whether a row by itself is within the service's limits.</summary>
    public static bool Fits(TableEntity entity) => SizeOf(entity) + Overhead <= LargestEntity && entity.Count <= MostProperties;

    private static int SizeOf(TableEntity entity) =>
        entity.Sum(property => (property.Key.Length * 2) + (property.Value is string text ? (text.Length * 2) + 4 : 16));

    private static void Check(int actual, int most, string what)
    {
        if (actual > most)
        {
            throw new EntityGroupLimitException($"at most {most} {what}, not {actual}");
        }
    }
}
