namespace LaunchControl.Simulation.Scheduling;

/// <summary>Random numbers that a seed determines on every machine and version (SplitMix64, https://prng.di.unimi.it/splitmix64.c).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var mixed = _state += 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    public TimeSpan Between(TimeSpan atLeast, TimeSpan below) => atLeast + TimeSpan.FromTicks((long)(Next() % (ulong)(below - atLeast).Ticks));

    public byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)Next())];
}
