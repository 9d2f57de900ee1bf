namespace LaunchControl.LocalHost.Developer;

/// <summary>A mail in the local mailbox.</summary>
public sealed record ReceivedMail(
    string Id, DateTimeOffset SentAt, string To, string Subject, string Text, string Html, IReadOnlyDictionary<string, string> Headers);
