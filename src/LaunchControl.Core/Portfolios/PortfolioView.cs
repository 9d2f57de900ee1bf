namespace LaunchControl.Core.Portfolios;

/// <summary>All launches in one order.</summary>
internal sealed class PortfolioView
{
    private readonly SortKey[] _keys;
    private readonly PortfolioEntry[] _entries;
    private readonly LaunchSort _sort;

    public PortfolioView(IReadOnlyCollection<PortfolioEntry> entries, LaunchSort sort)
    {
        _sort = sort;
        _entries = [.. entries];
        _keys = Array.ConvertAll(_entries, entry => SortKey.Of(entry, sort));
        Array.Sort(_keys, _entries, Comparer<SortKey>.Create(Compare));
    }

    /// <summary>Every entry that comes after a place, which need not be there any more; all of them for null.</summary>
    public IEnumerable<(SortKey Key, PortfolioEntry Entry)> After(SortKey? place)
    {
        for (var index = place is { } key ? FirstAfter(key) : 0; index < _keys.Length; index++)
        {
            yield return (_keys[index], _entries[index]);
        }
    }

    private int FirstAfter(SortKey place)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Compare(_keys[middle], place) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Compare(SortKey one, SortKey other) => SortKey.Compare(one, other, _sort.IsDescending);
}
