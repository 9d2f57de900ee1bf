namespace LaunchControl.Core.Auditing;

/// <param name="ContinuationToken">For the next page; null after the last.</param>
public sealed record AccessRefusalPage(IReadOnlyList<AccessRefusal> Items, string? ContinuationToken);
