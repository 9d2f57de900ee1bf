using System.Globalization;

namespace LaunchControl.Simulation.Scheduling;

/// <summary>What happened, step by step: a hash of it always, the lines where somebody reads them.</summary>
internal sealed class Trace(TextWriter? lines)
{
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over all lines: two runs with the same hash did the same.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public void Note(DateTimeOffset now, string who, string what)
    {
        Add(now.UtcTicks);
        Add(who);
        Add(what);
        lines?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm:ss.fff}  {who,-8}  {what}"));
    }

    private void Add(string text)
    {
        foreach (var character in text)
        {
            Hash = (Hash ^ character) * Prime;
        }
    }

    private void Add(long number) => Hash = (Hash ^ (ulong)number) * Prime;
}
