namespace LaunchControl.Chaos.Load;

/// <summary>What a command must leave in the audit trail.</summary>
/// <param name="Reason">Words that only this command uses; null where action and subject are enough.</param>
public sealed record Deed(string LaunchId, string Action, string? Subject, string? Reason);
