namespace LaunchControl.Benchmarks;

/// <summary>What is measured, and how often.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>Small counts: shows that the measurements work, and nothing more.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Rows of the table; empty for all of them.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often each row is measured, 1 or more.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>Decides who signs when, and which seeds are simulated.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the report goes; null prints it only.</summary>
    public string? Output { get; init; }
}
