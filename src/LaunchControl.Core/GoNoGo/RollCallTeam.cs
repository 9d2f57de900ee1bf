namespace LaunchControl.Core.GoNoGo;

/// <summary>The people of one team who are called.</summary>
public sealed record RollCallTeam(string Team, IReadOnlyList<RollCallEntry> Calls);
