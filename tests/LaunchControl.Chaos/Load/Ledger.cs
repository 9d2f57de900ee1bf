using System.Collections.Concurrent;

namespace LaunchControl.Chaos.Load;

/// <summary>What was asked for, and what of it was acknowledged.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<Deed, int> _attempted = new();
    private readonly ConcurrentDictionary<Deed, int> _acknowledged = new();

    public IReadOnlyCollection<string> Launches => [.. _attempted.Keys.Select(deed => deed.LaunchId).Distinct()];

    public int Acknowledgements => _acknowledged.Values.Sum();

    public void Attempt(Deed deed, int number = 1) => _attempted[deed] = number;

    public void Acknowledge(Deed deed, int number = 1) => _acknowledged[deed] = number;

    /// <summary>Each deed with how often it must be in the trail at least, and at most.</summary>
    public IEnumerable<(Deed Deed, int Least, int Most)> Of(string launchId) =>
        _attempted.Where(pair => pair.Key.LaunchId == launchId).Select(pair => (pair.Key, _acknowledged.GetValueOrDefault(pair.Key), pair.Value));
}
