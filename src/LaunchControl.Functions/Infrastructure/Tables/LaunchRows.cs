using Azure.Data.Tables;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Maps between a launch and the rows of its partition.</summary>
/// <remarks>
/// The launch row changes with every decision, so its ETag guards the whole state: no decision can be stored on a state that
/// somebody else has changed, whichever rows it touches.
/// </remarks>
internal static class LaunchRows
{
    private const string Since = "Since";
    private const string TraceParent = "TraceParent";

    public static TableEntity Launch(Launch launch) =>
        new TableEntity(launch.Id, TableKeys.Launch) { ["Name"] = launch.Name, ["Status"] = launch.Status.ToString() }.Write(launch with { Gates = [] });

    // The position keeps the playbook's order; row keys sort by id.
    public static TableEntity Gate(Launch launch, Gate gate, int position) =>
        new TableEntity(launch.Id, TableKeys.Gate(gate.Id)) { ["Position"] = position, ["Status"] = gate.Status.ToString() }.Write(gate);

    public static TableEntity Outbox(string launchId, OutboxBatch batch) =>
        new TableEntity(launchId, TableKeys.Outbox(batch.Id)) { [Since] = batch.Since, [TraceParent] = batch.TraceParent }.Write(batch.Intents);

    public static TableEntity Seen(Launch launch, string commandId, DateTimeOffset at) =>
        new(launch.Id, TableKeys.Seen(commandId)) { ["At"] = at };

    /// <summary>What queries and people look for stands beside the JSON.</summary>
    public static TableEntity Snapshot(string launchId, MetricSnapshot snapshot) => new TableEntity(launchId, TableKeys.Snapshot(snapshot))
    {
        ["Metric"] = snapshot.Metric.Id,
        ["Check"] = snapshot.Check,
        ["DueAt"] = snapshot.DueAt,
        ["Verdict"] = snapshot.Verdict.ToString(),
        ["Value"] = snapshot.Measurement.Value,
    }.Write(snapshot);

    public static TableEntity Readiness(string launchId, ReadinessPoint point) => new TableEntity(launchId, TableKeys.Readiness(point)).Write(point);

    public static Launch ToLaunch(IReadOnlyList<TableEntity> rows)
    {
        var gates = rows.Where(row => row.RowKey.StartsWith(TableKeys.GatePrefix, StringComparison.Ordinal));
        return rows.Single(row => row.RowKey == TableKeys.Launch).Read<Launch>() with
        {
            Gates = [.. gates.OrderBy(row => row.GetInt32("Position")).Select(row => row.Read<Gate>())],
        };
    }

    public static IReadOnlyList<OutboxBatch> ToOutbox(IReadOnlyList<TableEntity> rows) =>
        [.. rows.Where(row => row.RowKey.StartsWith(TableKeys.OutboxPrefix, StringComparison.Ordinal)).Select(ToBatch)];

    private static OutboxBatch ToBatch(TableEntity row) =>
        new(row.RowKey[TableKeys.OutboxPrefix.Length..], row.GetDateTimeOffset(Since)!.Value, row.Read<IReadOnlyList<Intent>>())
        {
            TraceParent = row.GetString(TraceParent),
        };
}
