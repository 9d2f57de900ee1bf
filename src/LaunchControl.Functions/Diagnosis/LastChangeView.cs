namespace LaunchControl.Functions.Diagnosis;

/// <summary>What happened to a launch last, by its audit trail.</summary>
public sealed record LastChangeView(DateTimeOffset At, string Action, string Summary);
