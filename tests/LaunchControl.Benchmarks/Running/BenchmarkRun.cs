namespace LaunchControl.Benchmarks.Running;

/// <summary>One run of one row.</summary>
/// <param name="Seed">Another one in each run.</param>
/// <param name="Say">Tells whoever waits how far it is.</param>
internal sealed record BenchmarkRun(bool IsQuick, int Seed, Action<string> Say)
{
    /// <summary>How many of something this run takes.</summary>
    public int Of(int full, int quick) => IsQuick ? quick : full;

    /// <summary>The same elements in an order that the seed decides.</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> elements)
    {
        T[] shuffled = [.. elements];
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }
}
