using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Auditing;

/// <summary>Keep in the audit trail what a person did with a message that was for this launch and could not be carried out.</summary>
/// <param name="Queue">The queue that it was given up on.</param>
/// <param name="Number">Its sequence number among the dead letters of that queue.</param>
/// <param name="MessageId">As its sender gave it.</param>
/// <param name="Code">Why it was given up.</param>
/// <param name="IsDiscarded">It was thrown away; otherwise it is sent again.</param>
/// <param name="Reason">Why it was thrown away; needed for that, at most 2,000 characters.</param>
public sealed record NoteDeadLetter(string Queue, long Number, string MessageId, string Code, bool IsDiscarded, string? Reason) : LaunchCommand;
