namespace LaunchControl.Pages;

/// <summary>A blackout window in a timeline.</summary>
/// <param name="Label">Its name. Null where there is no room for it.</param>
internal sealed record TimelineWindow(string? Label, double X, double Width);
