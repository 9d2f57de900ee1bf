namespace LaunchControl.Core.Auditing;

/// <summary>Requests of one day (UTC) that were refused for one reason: to one caller, on one route.</summary>
/// <param name="Caller">Mail address of a person, id of a system; null for whoever is not known.</param>
/// <param name="Route">The route's template, such as <c>api/launches/{launchId}</c>; never an address as it was called.</param>
/// <param name="LaunchId">Of the last of these requests that named a launch.</param>
public sealed record AccessRefusal(
    DateOnly Day, string? Caller, string Method, string Route, RefusedBecause Why, DateTimeOffset First, DateTimeOffset Last, long Count, string? LaunchId)
{
    /// <summary>Both together.</summary>
    public AccessRefusal Plus(AccessRefusal other) => this with
    {
        First = First < other.First ? First : other.First,
        Last = Last > other.Last ? Last : other.Last,
        Count = Count + other.Count,
        LaunchId = (Last > other.Last ? LaunchId : other.LaunchId) ?? LaunchId ?? other.LaunchId,
    };
}
