using CsCheck;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.Portfolios;

/// <summary>Filters, search, orders and pages of launches, against what LINQ says.</summary>
public sealed class PortfolioTests
{
    private static readonly Gen<LaunchSort> Sorts = Gen.OneOfConst([.. LaunchSort.All]);

    private static readonly Gen<LaunchFilter> Filters =
        from choice in Gen.Select(Gen.Enum<LaunchStatus>().Nullable(), Gen.Enum<LaunchTier>().Nullable(), Gen.Enum<RagStatus>().Nullable(), Gen.Bool.Nullable())
        from texts in Gen.Select(
            Gen.OneOfConst("ana@contoso.example", "pm@contoso.example").Null(), Gen.OneOfConst("engineering", "sales", "nobody").Null(),
            Gen.OneOfConst("pulse", "Pulse 2", "PULSÉ pm@", "angstrom", "fire", "launch-1", "日本", "\uFFFE", "   ").Null())
        from days in Gen.Select(Gen.Int[0, 5].Nullable(), Gen.Int[0, 6].Nullable(), Gen.Int[-1, 5].Nullable(), Gen.Int[0, 6].Nullable())
        select new LaunchFilter
        {
            Status = choice.Item1,
            Tier = choice.Item2,
            Rag = choice.Item3,
            IsActive = choice.Item4,
            Owner = texts.Item1,
            Team = texts.Item2,
            Search = texts.Item3,
            From = days.Item1 is { } first ? RandomSummaries.Day.AddDays(first) : null,
            Until = days.Item2 is { } until ? RandomSummaries.Day.AddDays(until) : null,
            FromDay = days.Item3 is { } firstDay ? DayOf(firstDay) : null,
            ToDay = days.Item4 is { } lastDay ? DayOf(lastDay) : null,
        };

    // Most filters of many parts take nothing, which proves little.
    private static readonly Gen<LaunchFilter> FewFilters = Gen.Frequency((1, Filters), (1, Gen.Const(new LaunchFilter())), (2, Filters.Select(filter => new LaunchFilter { Rag = filter.Rag, Search = filter.Search })));

    [Fact]
    public void Pages_add_up_to_what_fits_in_its_order() => Gen.Select(RandomSummaries.Launches(40), FewFilters, Sorts, Gen.Int[1, 7]).Sample((launches, filter, sort, pageSize) =>
    {
        var portfolio = Portfolio.Of(launches);
        var expected = Expected(launches, filter, sort).Select(launch => launch.Id).ToList();

        Assert.Equal(expected, portfolio.All(filter, sort).Select(launch => launch.Id));
        Assert.Equal(expected, Walk(_ => portfolio, filter, sort, pageSize));
        var counts = portfolio.Count(filter);
        Assert.Equal(expected.Count, counts.Total);
        Assert.Equal(expected.Count, counts.Rag.Values.Sum());
        Assert.Equal(expected.Count, counts.Status.Values.Sum());
        Assert.Equal(launches.Length, portfolio.Total);
    }, iter: 2000);

    [Fact]
    public void A_launch_that_is_there_all_the_time_is_on_exactly_one_page_however_many_come_and_go() =>
        Gen.Select(RandomSummaries.Launches(40), RandomSummaries.Launches(40), FewFilters, Sorts, Gen.Int[1, 5]).Sample((launches, others, filter, sort, pageSize) =>
        {
            var passing = others.Select((launch, index) => launch with { Id = $"passing-{index}" }).ToList();
            var seen = Walk(turn => Portfolio.Of([.. launches, .. passing.Skip(turn * 3).Take(20)]), filter, sort, pageSize);

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal(Expected(launches, filter, sort).Select(launch => launch.Id), seen.Where(id => id.StartsWith("launch-", StringComparison.Ordinal)));
        }, iter: 1000);

    [Fact]
    public void A_token_of_another_filter_or_order_is_refused_and_so_is_nonsense()
    {
        var launches = Enumerable.Range(0, 9).Select(number => RandomSummaries.Any.Single() with { Id = $"launch-{number}" });
        var token = Portfolio.Of(launches).Page(new LaunchFilter(), default, 2).ContinuationToken!;

        Assert.NotNull(PortfolioCursor.Read(token, new LaunchFilter { Search = "  " }, default, out var fault));
        Assert.Null(fault);
        foreach (var (filter, sort) in new[]
        {
            (new LaunchFilter { Search = "pulse" }, default), (new LaunchFilter { Rag = RagStatus.Red }, default), (new LaunchFilter { IsActive = false }, default),
            (new LaunchFilter { From = RandomSummaries.Day }, default), (new LaunchFilter { Until = RandomSummaries.Day }, default), (new LaunchFilter { FromDay = DayOf(0) }, default), (new LaunchFilter { ToDay = DayOf(0) }, default), (new LaunchFilter { Team = "legal" }, default),
            (new LaunchFilter(), new LaunchSort(LaunchOrder.Name)),
        })
        {
            Assert.Null(PortfolioCursor.Read(token, filter, sort, out fault));
            Assert.Equal(PortfolioCursor.OfAnotherList, fault);
        }

        foreach (var nonsense in new[] { "", "x", "####", token[..^4], $"{token}AAAA", "AAAA", new string('A', 4000) })
        {
            if (PortfolioCursor.Read(nonsense, new LaunchFilter(), default, out fault) is null)
            {
                Assert.Contains(fault, new[] { PortfolioCursor.NotGiven, PortfolioCursor.OfAnotherList });
            }
        }
    }

    [Theory]
    [InlineData("Café Ångström", "cafe ångstrom", true)]
    [InlineData("Cafe", "CAFÉ", true)]
    [InlineData("Contoso Pulse 2.0", "2.0 contoso", true)]
    [InlineData("Contoso Pulse 2.0", "contoso wave", false)]
    [InlineData("Contoso", "PM@contoso", true)]
    [InlineData("Contoso", "launch-7", true)]
    [InlineData("Contoso", "contosolaunch", false)]
    [InlineData("e\u0301te\u0301", "été", true)]
    [InlineData("\ud800 Contoso \uFFFE", "contoso", true)]
    public void Each_word_has_to_be_there_without_regard_to_case_and_accents(string name, string search, bool isFound) => Assert.Equal(
        isFound ? 1 : 0,
        Portfolio.Of([RandomSummaries.Any.Single() with { Id = "launch-7", Name = name, Owner = "pm@contoso.example" }]).Count(new LaunchFilter { Search = search }).Total);

    [Theory]
    [InlineData("America/New_York", "2027-03-02T22:00:00-05:00", 2)]
    [InlineData("Asia/Tokyo", "2027-03-02T00:30:00Z", 2)]
    [InlineData("Asia/Tokyo", "2027-03-02T15:00:00Z", 3)]
    [InlineData("Asia/Kolkata", "2027-03-01T18:30:00Z", 2)]
    [InlineData("UTC", "2027-03-02T23:59:59Z", 2)]
    public void A_day_is_that_of_the_launch_in_its_own_zone(string zone, string launchAt, int day)
    {
        var portfolio = Portfolio.Of([RandomSummaries.Any.Single() with { TimeZone = zone, LaunchAt = DateTimeOffset.Parse(launchAt, System.Globalization.CultureInfo.InvariantCulture) }]);
        DateOnly asked = new(2027, 3, day);
        Assert.Equal(1, portfolio.Count(new LaunchFilter { FromDay = asked, ToDay = asked }).Total);
        Assert.Equal(0, portfolio.Count(new LaunchFilter { FromDay = asked.AddDays(1) }).Total);
        Assert.Equal(0, portfolio.Count(new LaunchFilter { ToDay = asked.AddDays(-1) }).Total);
    }

    [Theory]
    [InlineData("josé@x.example")]
    [InlineData("JOSE@x")]
    public void An_owner_is_found_without_regard_to_case_and_accents(string search) =>
        Assert.Equal(1, Portfolio.Of([RandomSummaries.Any.Single() with { Owner = "josé@x.example" }]).Count(new LaunchFilter { Search = search }).Total);

    [Fact]
    public void An_order_is_found_by_its_exact_spelling_only()
    {
        Assert.Equal(LaunchSort.All, LaunchSort.All.Select(sort => LaunchSort.Find(sort.ToString())!.Value));
        Assert.Equal(new LaunchSort(LaunchOrder.NextDeadline, true), LaunchSort.Find("-nextDeadline"));
        Assert.All(new[] { "", "-", "NextDeadline", "--name", "-newest", "0", "name " }, text => Assert.Null(LaunchSort.Find(text)));
    }

    private static DateOnly DayOf(int number) => DateOnly.FromDateTime(RandomSummaries.Day.UtcDateTime).AddDays(number);

    private static DateOnly WallDay(LaunchSummary launch) =>
        DateOnly.FromDateTime(launch.LaunchAt.UtcDateTime + TimeZoneInfo.FindSystemTimeZoneById(launch.TimeZone).GetUtcOffset(launch.LaunchAt));

    private static List<string> Walk(Func<int, Portfolio> at, LaunchFilter filter, LaunchSort sort, int pageSize)
    {
        List<string> seen = [];
        PortfolioCursor? after = null;
        for (var turn = 0; turn < 200; turn++)
        {
            var page = at(turn).Page(filter, sort, pageSize, after);
            Assert.InRange(page.Items.Count, 0, pageSize);
            seen.AddRange(page.Items.Select(launch => launch.Id));
            if (page.ContinuationToken is not { } token)
            {
                return seen;
            }

            after = PortfolioCursor.Read(token, filter, sort, out var fault);
            Assert.Null(fault);
        }

        throw new InvalidOperationException("The pages don't end.");
    }

    private static IEnumerable<LaunchSummary> Expected(IEnumerable<LaunchSummary> launches, LaunchFilter filter, LaunchSort sort)
    {
        var words = SearchWords.Of(filter.Search);
        var fitting = launches.Where(launch =>
            (filter.Status is null || launch.Status == filter.Status) && (filter.Tier is null || launch.Tier == filter.Tier) && (filter.Rag is null || launch.Rag == filter.Rag)
            && (filter.IsActive is null || launch.Status is not (LaunchStatus.Completed or LaunchStatus.Cancelled) == filter.IsActive)
            && (filter.Owner is null || launch.Owner == filter.Owner) && (filter.Team is null || launch.Teams.Any(team => string.Equals(team, filter.Team, StringComparison.OrdinalIgnoreCase)))
            && !(launch.LaunchAt < filter.From) && !(launch.LaunchAt >= filter.Until) && !(WallDay(launch) < filter.FromDay) && !(WallDay(launch) > filter.ToDay)
            && words.All(word => new[] { launch.Name, launch.Id, launch.Owner }.Any(text => SearchWords.Fold(text).Contains(word, StringComparison.Ordinal)))).ToList();
        var sorted = sort.Order switch
        {
            LaunchOrder.Newest => fitting.OrderByDescending(launch => launch.StartedAt),
            LaunchOrder.LaunchAt => By(fitting, launch => launch.LaunchAt, sort),
            LaunchOrder.Status => By(fitting, launch => (int)launch.Status, sort),
            LaunchOrder.Rag => By(fitting, launch => (int)launch.Rag, sort),
            LaunchOrder.Readiness => By(fitting, launch => launch.Score, sort),
            LaunchOrder.Blockers => By(fitting, launch => launch.Blockers, sort),
            LaunchOrder.NextDeadline => By(fitting.Where(launch => launch.NextDeadline is not null), launch => launch.NextDeadline!.At, sort),
            LaunchOrder.Owner => By(fitting, launch => launch.Owner, sort, StringComparer.Ordinal),
            _ => By(fitting, launch => SearchWords.Fold(launch.Name), sort, StringComparer.Ordinal),
        };
        var last = sort.Order == LaunchOrder.NextDeadline ? fitting.Where(launch => launch.NextDeadline is null).OrderBy(launch => launch.Id, StringComparer.Ordinal) : Enumerable.Empty<LaunchSummary>();
        return sorted.ThenBy(launch => launch.Id, StringComparer.Ordinal).Concat(last);
    }

    private static IOrderedEnumerable<LaunchSummary> By<TKey>(IEnumerable<LaunchSummary> launches, Func<LaunchSummary, TKey> key, LaunchSort sort, IComparer<TKey>? comparer = null) =>
        sort.IsDescending ? launches.OrderByDescending(key, comparer) : launches.OrderBy(key, comparer);
}
