using LaunchControl.Core.Commands;

namespace LaunchControl.Core.GoNoGo;

/// <summary>Go on although a condition of the go was missed.</summary>
/// <param name="Id">Of the recommendation.</param>
public sealed record DismissRecommendation(string Id, string? Reason) : LaunchCommand;
