namespace LaunchControl.Functions.Mails;

/// <param name="Received">How many events were posted.</param>
/// <param name="Ignored">How many of them were not about the delivery of our mails.</param>
public sealed record MailEventsTaken(int Received, int Ignored);
