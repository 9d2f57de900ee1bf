namespace LaunchControl.Core.Portfolios;

/// <summary>Where a launch stands in a sorted list.</summary>
internal readonly record struct SortKey(long Number, string Text, string Id)
{
    public static SortKey Of(PortfolioEntry entry, LaunchSort sort)
    {
        var launch = entry.Launch;
        var sign = sort.IsDescending ? -1 : 1;
        return sort.Order switch
        {
            LaunchOrder.Newest => new SortKey(-launch.StartedAt.UtcTicks, "", launch.Id),
            LaunchOrder.LaunchAt => new SortKey(sign * launch.LaunchAt.UtcTicks, "", launch.Id),
            LaunchOrder.Status => new SortKey(sign * (int)launch.Status, "", launch.Id),
            LaunchOrder.Rag => new SortKey(sign * (int)launch.Rag, "", launch.Id),
            LaunchOrder.Readiness => new SortKey(sign * launch.Score, "", launch.Id),
            LaunchOrder.NextDeadline => new SortKey(launch.NextDeadline is { } next ? sign * next.At.UtcTicks : long.MaxValue, "", launch.Id),
            LaunchOrder.Blockers => new SortKey(sign * launch.Blockers, "", launch.Id),
            LaunchOrder.Owner => new SortKey(0, launch.Owner, launch.Id),
            _ => new SortKey(0, entry.Name, launch.Id),
        };
    }

    /// <param name="isDescending">Turns texts round; numbers are turned already.</param>
    public static int Compare(SortKey one, SortKey other, bool isDescending)
    {
        var order = one.Number.CompareTo(other.Number);
        order = order != 0 ? order : string.CompareOrdinal(one.Text, other.Text) * (isDescending ? -1 : 1);
        return order != 0 ? order : string.CompareOrdinal(one.Id, other.Id);
    }
}
