namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>A part of a list.</summary>
/// <param name="ContinuationToken">Opaque; gives the next page. Null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? ContinuationToken);
