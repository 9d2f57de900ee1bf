using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Feedback;

/// <summary>Make the address of the public feedback form; one that there was stops working.</summary>
/// <param name="Replaces">Number of the link that there is, 0 for none. Where there is another by now, nothing is made: somebody was faster, or this is a repeat.</param>
/// <param name="Reason">Why, for the audit trail; may be null.</param>
public sealed record IssueFeedbackLink(int Replaces, string? Reason) : LaunchCommand;
