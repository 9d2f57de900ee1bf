using System.Text.Json.Serialization;

namespace LaunchControl.Functions.Tickets;

/// <summary>What a report did to an item.</summary>
/// <param name="Outcome">
/// <c>completed</c>, <c>reopened</c>; <c>noted</c>: the item follows as soon as it can, or has nothing to follow; <c>unchanged</c>: nothing newer than what
/// is known; <c>closed</c>: the launch takes no changes any more.
/// </param>
/// <param name="Detail">What stands in the way; null for nothing.</param>
public sealed record TicketOutcome(
    string LaunchId, string ItemId, string Outcome, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail);
