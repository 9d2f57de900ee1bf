namespace LaunchControl.Core.Ports;

/// <summary>What became of feedback that was to be kept.</summary>
/// <param name="Added">How many were new.</param>
/// <param name="IsFull">The launch has as many as it can hold; the rest was not kept.</param>
public sealed record FeedbackAdded(int Added, bool IsFull);
