namespace LaunchControl.Functions.Tickets;

/// <summary>What another system reports about one of its tickets.</summary>
/// <param name="Id">The same each time that the report is delivered.</param>
/// <param name="Key">As an item names it; capitals don't matter.</param>
/// <param name="At">When the ticket changed.</param>
/// <param name="By">Who reports it, as the audit trail names them.</param>
public sealed record TicketReport(string Id, string Key, bool IsDone, DateTimeOffset At, string? Url, string By);
