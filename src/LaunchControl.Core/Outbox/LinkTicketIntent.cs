namespace LaunchControl.Core.Outbox;

/// <summary>Make the launch known to a ticket that an item was linked to.</summary>
/// <param name="Key">In upper case.</param>
public sealed record LinkTicketIntent(string Id, string Key) : Intent(Id);
