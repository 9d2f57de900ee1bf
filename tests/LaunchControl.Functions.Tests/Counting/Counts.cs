using LaunchControl.LocalHost.Broker;
using LaunchControl.LocalHost.Durable;

namespace LaunchControl.Functions.Tests.Counting;

/// <summary>What an operation asks of the services around the app. The file <c>storage-counts.json</c> holds one of these for each operation.</summary>
/// <param name="StorageReads">Calls of Table Storage that change nothing, the engine's aside.</param>
/// <param name="StorageChanges">Calls of Table Storage that change something, the engine's aside; a transaction is one.</param>
/// <param name="MessagesSent">Messages handed over to queues and topics.</param>
/// <param name="MessagesReceived">Deliveries of messages.</param>
/// <param name="MessagesSettled">Deliveries that were completed or given back.</param>
/// <param name="EngineRows">Rows that LocalHost's engine wrote or removed. Azure's engines write otherwise, but as often as this one wakes.</param>
public sealed record Counts(long StorageReads, long StorageChanges, long MessagesSent, long MessagesReceived, long MessagesSettled, long EngineRows)
{
    internal long StorageCalls => StorageReads + StorageChanges;

    /// <summary>What was added to totals since others were taken.</summary>
    internal static Counts Between(Totals before, Totals after) => new(
        after.Storage.Reads - before.Storage.Reads,
        after.Storage.Changes - before.Storage.Changes,
        after.Broker.Sent - before.Broker.Sent,
        after.Broker.Received - before.Broker.Received,
        after.Broker.Settled - before.Broker.Settled,
        after.Engine.Rows - before.Engine.Rows);

    internal sealed record Totals(StorageTotals Storage, BrokerTraffic Broker, EngineWrites Engine);
}
