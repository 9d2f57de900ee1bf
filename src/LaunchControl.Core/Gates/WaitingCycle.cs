namespace LaunchControl.Core.Gates;

/// <summary>Finds what waits for itself.</summary>
public static class WaitingCycle
{
    /// <summary>A way from something back to itself, with it at both ends; null where there is none.</summary>
    /// <param name="next">What something waits for.</param>
    public static IReadOnlyList<T>? Through<T>(T start, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        // Depth first with a stack of its own, so that a long chain can't exhaust the thread's.
        var cameFrom = new Dictionary<T, T>();
        var stack = new Stack<T>([start]);
        while (stack.TryPop(out var current))
        {
            foreach (var following in next(current))
            {
                if (EqualityComparer<T>.Default.Equals(following, start))
                {
                    return [start, .. Back(current, start, cameFrom)];
                }

                if (cameFrom.TryAdd(following, current))
                {
                    stack.Push(following);
                }
            }
        }

        return null;
    }

    private static IEnumerable<T> Back<T>(T last, T start, Dictionary<T, T> cameFrom)
        where T : notnull
    {
        List<T> way = [start];
        for (var at = last; !EqualityComparer<T>.Default.Equals(at, start); at = cameFrom[at])
        {
            way.Add(at);
        }

        way.Reverse();
        return way;
    }
}
