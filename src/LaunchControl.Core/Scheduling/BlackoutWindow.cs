using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>Days on which nothing is launched, for instance a freeze over the turn of the year.</summary>
/// <param name="Id">Lower-case letters, digits and single hyphens, at most 40 characters; unique among the windows.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, which is part of the window; not before <paramref name="From"/>.</param>
public sealed record BlackoutWindow(string Id, string Name, DateOnly From, DateOnly To)
{
    /// <summary>IANA name of the zone whose days these are; null for the days of each launch's own zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The launch tiers that it holds for; empty for all.</summary>
    public IReadOnlyList<LaunchTier> Tiers { get; init; } = [];

    /// <summary>The markets that it holds for; empty for all.</summary>
    public IReadOnlyList<string> Markets { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Whether it holds for such a launch. One that names no markets is for all of them, so that a window of any market holds for it.</summary>
    /// <param name="tier">Null where it is not known; then only windows of all tiers hold.</param>
    public bool AppliesTo(LaunchTier? tier, IReadOnlyList<string> markets) =>
        (Tiers.Count == 0 || (tier is { } known && Tiers.Contains(known)))
        && (Markets.Count == 0 || markets.Count == 0 || Markets.Any(market => LaunchMarkets.Contains(markets, market)));

    /// <summary>Whether an instant lies on one of its days.</summary>
    /// <param name="zone">The launch's zone.</param>
    public bool Covers(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var day = WorkCalendar.DayOf(instant, TimeZone is { } own ? TimeZoneInfo.FindSystemTimeZoneById(own) : zone);
        return From <= day && day <= To;
    }
}
