using System.Collections.Concurrent;

namespace LaunchControl.Chaos.Injection;

/// <summary>How often each kind of fault was injected.</summary>
public sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int this[string kind] => _counts.GetValueOrDefault(kind);

    public IEnumerable<KeyValuePair<string, int>> Counts => _counts.OrderBy(count => count.Key, StringComparer.Ordinal);

    public void Add(string kind) => _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
}
