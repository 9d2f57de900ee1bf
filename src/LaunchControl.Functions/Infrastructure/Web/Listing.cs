namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>All of a list.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items);
