namespace LaunchControl.LocalHost.Durable;

/// <summary>How much an engine has written since it started.</summary>
/// <param name="Commits">Durable commits. What waits is committed together, so that the same work makes more or fewer of them.</param>
/// <param name="Rows">Rows that were added, replaced or removed.</param>
public readonly record struct EngineWrites(long Commits, long Rows);
