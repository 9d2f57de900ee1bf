namespace LaunchControl.Pages;

/// <summary>A line down a timeline.</summary>
/// <param name="Kind">Its class: <c>today</c>, <c>launch</c>, <c>forecast</c>.</param>
/// <param name="LabelY">Each has a line of its own, so that none hides another.</param>
internal sealed record TimelineMoment(string Kind, string Label, double X, double LabelY, string Anchor);
