namespace LaunchControl.Functions.Feedback;

/// <summary>What became of feedback that was sent.</summary>
/// <param name="Added">How many entries were new.</param>
/// <param name="Repeated">How many the launch had already, by their ids.</param>
/// <param name="Ids">Of all of them, in the order in which they were sent.</param>
public sealed record FeedbackReceipt(int Added, int Repeated, IReadOnlyList<string> Ids);
