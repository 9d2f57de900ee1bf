namespace LaunchControl.LocalHost.Durable;

public sealed class DurableTaskEngineOptions
{
    /// <summary>SQLite file that holds the histories; null keeps them in memory, to be lost with the engine.</summary>
    public string? DatabasePath { get; set; }

    /// <summary>How large the file may grow, in pages; a commit beyond fails as on a full disk. What is there already is kept. Null for no limit.</summary>
    public int? MostPages { get; set; }

    /// <summary>How many activities run at a time, 1 or more.</summary>
    public int MaxConcurrentActivities { get; set; } = 32;

    /// <summary>How many work items share one durable commit at most, 1 or more.</summary>
    public int MaxCommitBatch { get; set; } = 1_000;

    /// <summary>Version of instances that are started without one; <c>defaultVersion</c> of host.json.</summary>
    public string DefaultVersion { get; set; } = "";

    /// <summary>
    /// Called before and after the n-th commit (from 1) on the writer's thread, for crash tests: when it throws, the
    /// engine stops as if it had been killed there.
    /// </summary>
    public Action<long, CommitStage>? OnCommit { get; set; }
}
