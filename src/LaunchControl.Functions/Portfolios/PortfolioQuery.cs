using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Portfolios;

/// <summary>Which launches are asked for, in which order, and which page of them.</summary>
/// <param name="After">Null for the first page.</param>
public sealed record PortfolioQuery(LaunchFilter Filter, LaunchSort Sort, int PageSize, PortfolioCursor? After)
{
    public const int DefaultPageSize = 50;
    public const int LargestPageSize = 200;
    public const int LongestSearch = 200;
    public const int LongestTeam = 100;

    // What a page says beside the statuses.
    private const string AnyStatus = "all";

    /// <summary>As the API reads it: every launch, newest first, unless the query says something else. Faults stay with <paramref name="query"/>.</summary>
    public static PortfolioQuery OfApi(QueryFields query) =>
        Read(query, FilterOf(query) with { Status = query.Enum<LaunchStatus>("status"), IsActive = query.Truth("active") }, default);

    /// <summary>As the page reads it: launches that are not over, by their dates, unless the query says something else; <c>status=all</c> is every launch.</summary>
    public static PortfolioQuery OfPage(QueryFields query)
    {
        var isAny = query.Text("status") == AnyStatus;
        var status = isAny ? null : query.Enum<LaunchStatus>("status");
        return Read(query, FilterOf(query) with { Status = status, IsActive = isAny || status is not null ? null : true }, new LaunchSort(LaunchOrder.LaunchAt));
    }

    private static PortfolioQuery Read(QueryFields query, LaunchFilter filter, LaunchSort usual)
    {
        var (sort, pageSize) = (SortOf(query) ?? usual, query.PageSize(DefaultPageSize, LargestPageSize));
        string? fault = null;
        var after = query.ContinuationToken is { } token ? PortfolioCursor.Read(token, filter, sort, out fault) : null;

        // A token can't fit a filter that can't be read.
        if (fault is not null && (fault != PortfolioCursor.OfAnotherList || !query.HasFaults))
        {
            query.Fault("continuationToken", fault);
        }

        return new PortfolioQuery(filter, sort, pageSize, after);
    }

    private static LaunchFilter FilterOf(QueryFields query)
    {
        var (from, to) = (query.DayOrInstant("from"), query.DayOrInstant("to"));
        if (from.Day > to.Day || from.Instant > to.Instant || DayOf(from) > DayOf(to) + 1)
        {
            query.Fault("to", "Give a day or instant that is not before 'from'.");
        }

        return new LaunchFilter
        {
            Tier = query.Enum<LaunchTier>("tier"),
            Owner = query.Text("owner")?.Trim().ToLowerInvariant(),
            Team = query.Text("team", LongestTeam),
            Rag = query.Enum<RagStatus>("rag"),
            From = from.Instant,
            Until = to.Instant is { } last ? AfterAll(last) : null,
            FromDay = from.Day,
            ToDay = to.Day,
            Search = query.Text("q", LongestSearch),
        };
    }

    // A day and an instant are compared with a day to spare: it depends on the zone which of them is first. Null for neither.
    private static int? DayOf((DateOnly? Day, DateTimeOffset? Instant) limit) =>
        (limit.Day ?? (limit.Instant is { } instant ? DateOnly.FromDateTime(instant.UtcDateTime) : null))?.DayNumber;

    // What is asked for counts itself.
    private static DateTimeOffset AfterAll(DateTimeOffset last) => last < DateTimeOffset.MaxValue ? last.ToUniversalTime().AddTicks(1) : last;

    private static LaunchSort? SortOf(QueryFields query)
    {
        var text = query.Text("sort");
        var sort = text is null ? null : LaunchSort.Find(text);
        if (text is not null && sort is null)
        {
            query.Fault("sort", $"Unknown value. Give one of: {string.Join(", ", LaunchSort.All)}.");
        }

        return sort;
    }
}
