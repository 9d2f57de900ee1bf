using LaunchControl.Core.People;

namespace LaunchControl.Core.Delegation;

/// <summary>Follows delegates from person to person.</summary>
public static class DelegateChain
{
    /// <summary>So many delegates are followed, one after the other.</summary>
    public const int MostHops = 5;

    /// <summary>Who stands in for a person who is away: the first along the chain who is there. Null for nobody: the chain ends, is too long, or comes back on itself.</summary>
    /// <param name="awayOf">The absence of somebody who is away; null for somebody who is there.</param>
    public static string? EndOf(string person, Func<string, Absence?> awayOf) =>
        Along(person, awayOf) is [.., var last] && last != person && awayOf(last) is null ? last : null;

    /// <summary>The person, then the delegates of whoever is away, each once: at most <see cref="MostHops"/> of them.</summary>
    public static IReadOnlyList<string> Along(string person, Func<string, Absence?> awayOf)
    {
        List<string> chain = [person];
        while (chain.Count <= MostHops && awayOf(chain[^1])?.Delegate is { } next && !chain.Contains(next))
        {
            chain.Add(next);
        }

        return chain;
    }

    /// <summary>The delegates that lead back to somebody of the chain, from there to there; empty where none do.</summary>
    public static IReadOnlyList<string> CycleOf(string person, Func<string, Absence?> awayOf)
    {
        var chain = Along(person, awayOf);
        return chain.Count <= MostHops && awayOf(chain[^1])?.Delegate is { } back && chain.Contains(back)
            ? [.. chain.SkipWhile(one => one != back), back] : [];
    }
}
