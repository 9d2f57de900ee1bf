using System.Collections.Concurrent;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Core.Portfolios;

/// <summary>All launches at one time, to be filtered, searched, sorted and paged. Immutable, and safe for use from many threads.</summary>
/// <remarks>An order is made when it is first asked for and kept, so that a page costs a search in it and a walk over what does not fit the filter.</remarks>
public sealed class Portfolio
{
    private readonly PortfolioEntry[] _entries;
    private readonly ConcurrentDictionary<LaunchSort, PortfolioView> _views = new();
    private readonly Lazy<IReadOnlyList<string>> _teams;
    private readonly Lazy<IReadOnlyList<string>> _owners;

    internal Portfolio(IEnumerable<PortfolioEntry> entries)
    {
        _entries = [.. entries];
        _teams = new(() => [.. _entries.SelectMany(entry => entry.Launch.Teams).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]);
        _owners = new(() => [.. _entries.Select(entry => entry.Launch.Owner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>How many launches there are.</summary>
    public int Total => _entries.Length;

    /// <summary>Every team that has a gate in a launch, by name.</summary>
    public IReadOnlyList<string> Teams => _teams.Value;

    /// <summary>Everybody who owns a launch, by address.</summary>
    public IReadOnlyList<string> Owners => _owners.Value;

    /// <summary>Whether it is known who takes part, of each launch that is not over or has changed since an instant. It is not where an earlier release stored one.</summary>
    public bool KnowsPeople(DateTimeOffset overSince) =>
        _entries.All(entry => entry.KnowsPeople || (!entry.Launch.IsActive && (entry.Launch.ChangedAt ?? entry.Launch.StartedAt) < overSince));

    /// <summary>The launches in which a person takes part, as far as that is known, and those of which it is not and that are named.</summary>
    /// <param name="person">Mail address, lower case.</param>
    public Portfolio OfPerson(string person, IReadOnlySet<string>? named = null)
    {
        var key = PersonKeys.KeyOf(person);
        return new Portfolio(_entries.Where(entry => entry.KnowsPeople ? entry.Involves(key) : named?.Contains(entry.Launch.Id) == true));
    }

    /// <param name="launches">Each launch once.</param>
    public static Portfolio Of(IEnumerable<LaunchSummary> launches) => new(launches.Select(launch => new PortfolioEntry(launch)));

    /// <summary>A page of the launches that fit.</summary>
    /// <param name="pageSize">1 or more.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <remarks>
    /// Pages follow keys, not numbers: a launch that is there during all of a walk over pages, and does not change what it is filtered or sorted by, is on exactly
    /// one page, however many are added or changed meanwhile.
    /// </remarks>
    public LaunchPage Page(LaunchFilter filter, LaunchSort sort, int pageSize, PortfolioCursor? after = null)
    {
        List<LaunchSummary> items = [];
        SortKey last = default;
        foreach (var (key, entry) in Fitting(filter, sort, after?.Place))
        {
            if (items.Count == pageSize)
            {
                return new LaunchPage(items, new PortfolioCursor(last).ToToken(filter, sort));
            }

            last = key;
            items.Add(entry.Launch);
        }

        return new LaunchPage(items, null);
    }

    /// <summary>All launches that fit.</summary>
    public IEnumerable<LaunchSummary> All(LaunchFilter filter, LaunchSort sort) => Fitting(filter, sort, null).Select(one => one.Entry.Launch);

    public PortfolioCounts Count(LaunchFilter filter)
    {
        var words = SearchWords.Of(filter.Search);
        var fitting = _entries.Where(entry => filter.Takes(entry.Launch) && entry.Has(words)).Select(entry => entry.Launch).ToList();
        return new PortfolioCounts(fitting.Count, fitting.CountBy(launch => launch.Rag).ToDictionary(), fitting.CountBy(launch => launch.Status).ToDictionary());
    }

    private IEnumerable<(SortKey Key, PortfolioEntry Entry)> Fitting(LaunchFilter filter, LaunchSort sort, SortKey? after)
    {
        var words = SearchWords.Of(filter.Search);
        return _views.GetOrAdd(sort, order => new PortfolioView(_entries, order)).After(after).Where(one => filter.Takes(one.Entry.Launch) && one.Entry.Has(words));
    }
}
