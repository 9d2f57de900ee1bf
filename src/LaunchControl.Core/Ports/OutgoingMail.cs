namespace LaunchControl.Core.Ports;

/// <summary>One mail to one person.</summary>
/// <param name="Id">The same for every attempt; becomes the Message-ID, so that a mailbox can tell a repeat.</param>
/// <param name="LaunchId">The launch that the mail is about; null for mails about the system itself, such as one of its webhooks.</param>
/// <param name="GateId">The gate that it is about; null for mails about the launch.</param>
public sealed record OutgoingMail(string Id, string? LaunchId, string? GateId, string To, string Subject, string Text, string Html)
{
    /// <summary>Id of the distributed trace of what the mail is about: 32 hexadecimal digits. Null outside of one.</summary>
    public string? TraceId { get; init; }

    /// <summary>Mails of one thread belong together in a mailbox: those about one gate, and those about the launch as a whole.</summary>
    public string Thread { get; init; } = GateId is null ? LaunchId ?? Id : $"{LaunchId}.{GateId}";
}
