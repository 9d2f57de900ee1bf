namespace LaunchControl.LocalHost.Broker;

/// <summary>Changes that are stored together or not at all, and what follows once they are (with the error if they can't be).</summary>
internal sealed record JournalEntry(IReadOnlyList<StoreChange> Changes, Action<Exception?>? Stored);
