namespace LaunchControl.Simulation.Tables;

/// <summary>All tables, by name.</summary>
internal sealed class TableAccount
{
    private readonly SortedDictionary<string, TableStorage> _tables = new(StringComparer.Ordinal);

    /// <summary>What this storage does wrong, to show that the simulation notices; null for nothing.</summary>
    public Sabotage? Sabotage { get; init; }

    public TableStorage this[string name] => _tables.TryGetValue(name, out var table) ? table : _tables[name] = new();

    public TableStorage Launches => this["Launches"];

    public TableStorage Backlog => this["OutboxBacklog"];

    public TableStorage Index => this["LaunchIndex"];
}
