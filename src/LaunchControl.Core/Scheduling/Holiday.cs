namespace LaunchControl.Core.Scheduling;

/// <summary>A day off of a holiday calendar.</summary>
public sealed record Holiday(DateOnly Date, string Name);
