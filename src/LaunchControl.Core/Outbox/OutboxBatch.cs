namespace LaunchControl.Core.Outbox;

/// <summary>The intents of one decision that still wait to be carried out.</summary>
/// <param name="Id">Unique within the launch; ascending with the age of the decision.</param>
/// <param name="Since">When the decision was stored.</param>
public sealed record OutboxBatch(string Id, DateTimeOffset Since, IReadOnlyList<Intent> Intents);
