namespace LaunchControl.Core.Outbox;

/// <summary>Make the launch known to the tickets that its items were linked to.</summary>
/// <param name="Keys">Ticket keys in upper case.</param>
public sealed record LinkTicketsIntent(string Id, IReadOnlyList<string> Keys) : Intent(Id);
