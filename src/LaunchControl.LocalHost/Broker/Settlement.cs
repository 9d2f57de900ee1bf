namespace LaunchControl.LocalHost.Broker;

internal enum SettlementKind { Complete, Abandon, Release, DeadLetter }

/// <summary>What a receiver decided about a message, with the application properties it changes.</summary>
internal sealed record Settlement(SettlementKind Kind, IReadOnlyList<KeyValuePair<string, object?>> ChangedProperties)
{
    public static readonly Settlement Complete = new(SettlementKind.Complete, []);
}
