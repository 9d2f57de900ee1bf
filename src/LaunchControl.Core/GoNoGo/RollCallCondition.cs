namespace LaunchControl.Core.GoNoGo;

/// <summary>What a go depends on.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Owner">Who does it: mail address.</param>
/// <param name="IsMet">It is done, or was settled otherwise.</param>
/// <param name="IsMissed">It was not done in time.</param>
public sealed record RollCallCondition(string Item, string What, string Owner, DateTimeOffset DueAt, bool IsMet, bool IsMissed);
