namespace LaunchControl.Core.Launches;

/// <summary>A part of a list of launches.</summary>
/// <param name="ContinuationToken">Opaque; gives the next page. Null on the last one.</param>
public sealed record LaunchPage(IReadOnlyList<LaunchSummary> Items, string? ContinuationToken);
