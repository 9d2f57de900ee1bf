namespace LaunchControl.Core.Ports;

/// <summary>One mail to one person.</summary>
/// <param name="Id">The same for every attempt; becomes the Message-ID, so that a mailbox can tell a repeat.</param>
/// <param name="Thread">Mails of one thread belong together in a mailbox.</param>
public sealed record OutgoingMail(string Id, string Thread, string To, string Subject, string Text, string Html);
