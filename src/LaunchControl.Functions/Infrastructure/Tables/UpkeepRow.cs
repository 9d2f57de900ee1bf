using System.Text.Json;
using Azure.Data.Tables;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Keeps a launch's upkeep in columns of its row in the index, so that the service can filter by them.</summary>
internal static class UpkeepRow
{
    public const string DueAt = "DueAt";
    public const string IsActive = "IsActive";
    public const string AsOf = "AsOf";
    public const string People = "People";
    public const string Sequence = "Sequence";
    private const string Watch = "Watch";
    private const string Orchestrations = "Orchestrations";
    private const string WokenAt = "WokenAt";

    public static readonly string[] Columns = ["RowKey", "Timestamp", DueAt, IsActive, AsOf, Watch, Orchestrations, WokenAt];

    /// <summary>Of the column that names everybody who takes part; it goes on in others.</summary>
    public const string Involved = "Involved";

    /// <summary>The launch asks something of somebody.</summary>
    public const string IsAsking = "IsAsking";
    private const string Attention = "Attention";

    public static readonly string[] AttentionColumns = ["RowKey", "Timestamp", AsOf, Attention, $"{Attention}2", $"{Attention}3"];

    public static TableEntity Write(this TableEntity row, LaunchUpkeep upkeep)
    {
        row[IsActive] = upkeep.IsActive;
        row[AsOf] = upkeep.AsOf;
        row[Sequence] = upkeep.Sequence;
        row[Watch] = upkeep.Watch;
        row[Orchestrations] = upkeep.Orchestrations;
        row[People] = upkeep.People;
        row.WriteText(upkeep.Involved ?? "", Involved);
        Set(row, DueAt, upkeep.DueAt);
        Set(row, WokenAt, upkeep.WokenAt);
        return upkeep.Attention is { From.Count: > 0 } attention ? WriteAttention(row, attention) : row;
    }

    /// <summary>Null for a row of a launch that asks nothing of anybody.</summary>
    public static AttentionCandidate? ReadAttention(TableEntity row) =>
        row.ReadText(Attention) is { Length: > 0 } text && row.GetDateTimeOffset(AsOf) is { } asOf
            ? new AttentionCandidate(TableKeys.ReadIndex(row.RowKey).LaunchId, asOf, new AttentionIndex(JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(text, LaunchJson.Options)!))
            : null;

    /// <summary>Keys of everybody who takes part; null in a row that an earlier version wrote.</summary>
    public static string? ReadInvolved(TableEntity row) => row.ReadText(Involved) is { Length: > 0 } keys ? keys : null;

    private static TableEntity WriteAttention(TableEntity row, AttentionIndex attention)
    {
        row[IsAsking] = true;
        return row.WriteText(JsonSerializer.Serialize(attention.From, LaunchJson.Options), Attention);
    }

    /// <summary>Null for a row that an earlier version wrote, and that says nothing of it.</summary>
    public static LaunchUpkeep? Read(TableEntity row)
    {
        var (startedAt, launchId) = TableKeys.ReadIndex(row.RowKey);
        return row.GetDateTimeOffset(AsOf) is not { } asOf ? null
            : new LaunchUpkeep(launchId, startedAt, asOf, row.GetDateTimeOffset(DueAt), row.GetBoolean(IsActive) ?? false, row.GetInt32(Watch) ?? 0, row.GetInt32(Orchestrations) ?? 0)
            {
                WokenAt = row.GetDateTimeOffset(WokenAt),
            };
    }

    /// <summary>A row that changes nothing but when the watchdog woke the launch.</summary>
    public static TableEntity Woken(LaunchUpkeep upkeep, DateTimeOffset at) =>
        new(TableKeys.IndexPartition, TableKeys.Index(upkeep.StartedAt, upkeep.LaunchId)) { [WokenAt] = at };

    private static void Set(TableEntity row, string column, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            row[column] = instant.ToUniversalTime();
        }
    }
}
