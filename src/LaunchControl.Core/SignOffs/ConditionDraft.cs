namespace LaunchControl.Core.SignOffs;

/// <summary>A condition of an approval: somebody has to do something by a date, or the approval lapses.</summary>
/// <param name="Owner">Mail address.</param>
public sealed record ConditionDraft(string Title, string Owner, DateTimeOffset DueAt);
