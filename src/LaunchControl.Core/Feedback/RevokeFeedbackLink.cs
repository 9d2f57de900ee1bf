using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Feedback;

/// <summary>The address of the public feedback form stops working.</summary>
public sealed record RevokeFeedbackLink(string? Reason) : LaunchCommand;
