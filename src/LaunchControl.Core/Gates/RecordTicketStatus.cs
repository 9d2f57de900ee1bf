using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Record that a ticket is done, or open again, and let the items that are linked to it follow.</summary>
/// <param name="Key">As in <see cref="ItemTicket.Key"/>.</param>
/// <param name="At">When the ticket changed, by its own system's clock.</param>
/// <param name="Url">The ticket's address, absolute http or https; null where the sender gives none.</param>
public sealed record RecordTicketStatus(string Key, bool IsDone, DateTimeOffset At, string? Url) : LaunchCommand;
