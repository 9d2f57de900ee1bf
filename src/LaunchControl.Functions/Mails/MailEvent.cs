namespace LaunchControl.Functions.Mails;

/// <summary>What the mail provider reports about one mail.</summary>
/// <param name="Id">The same each time that the event is reported.</param>
/// <param name="Kind"><c>bounce</c>, <c>dropped</c>, <c>deferred</c> or <c>delivered</c>.</param>
/// <param name="GateId">The gate that the mail was about; null for a mail about the launch.</param>
/// <param name="Reason">In words of the provider or of the receiving server; one line, at most 500 characters.</param>
public sealed record MailEvent(string Id, string Kind, string Person, string LaunchId, string? GateId, string? Reason, DateTimeOffset At)
{
    /// <summary>Trace of the mail, as it was sent with it; null for none.</summary>
    public string? TraceId { get; init; }
}
