namespace LaunchControl.Core.Gates;

/// <summary>Somebody with the power to do so approved a gate against or without its approvers, in an emergency.</summary>
public sealed record Override(string By, string Reason, DateTimeOffset At);
