namespace LaunchControl.Core.Outbox;

/// <summary>Tell other systems what a decision did: one event for each of its audit entries, in their order.</summary>
/// <param name="FirstSequence">Sequence of the first of the entries.</param>
/// <param name="LastSequence">Sequence of the last of them.</param>
public sealed record PublishEventsIntent(string Id, int FirstSequence, int LastSequence) : Intent(Id);
