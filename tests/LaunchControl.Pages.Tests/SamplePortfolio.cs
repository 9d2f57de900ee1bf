using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages.Tests;

/// <summary>The portfolio page of made-up launches.</summary>
internal static class SamplePortfolio
{
    public static readonly DateTimeOffset Now = new(2027, 1, 18, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Names = ["Contoso Pulse", "Contoso Wave with a name that is rather long for a table of launches", "Relaunch of Atlas", "Sunset of Relay"];

    private static readonly LaunchStatus[] Statuses = [LaunchStatus.InReadiness, LaunchStatus.GoNoGo, LaunchStatus.Scheduled, LaunchStatus.Held, LaunchStatus.Live, LaunchStatus.Preparing, LaunchStatus.NoGo];

    private static readonly BlackoutWindow[] Windows =
    [
        new("spring", "Spring freeze", new DateOnly(2027, 3, 22), new DateOnly(2027, 4, 2)),
        new("audit", "Audit in Germany", new DateOnly(2027, 5, 10), new DateOnly(2027, 5, 12)) { Tiers = [LaunchTier.T1, LaunchTier.T2], Markets = ["DE"] },
    ];

    public static IReadOnlyList<LaunchSummary> Launches(int count) => [.. Enumerable.Range(0, count).Select(Launch)];

    /// <summary>The first page of launches, as the app would show it.</summary>
    public static PortfolioModel Of(IReadOnlyList<LaunchSummary> launches, PortfolioForm? form = null, LaunchFilter? filter = null, int pageSize = 50)
    {
        var (portfolio, sort) = (Portfolio.Of(launches), LaunchSort.Find(form?.Sort ?? "launchAt")!.Value);
        var page = portfolio.Page(filter ?? new LaunchFilter { IsActive = true }, sort, pageSize);
        return new PortfolioModel
        {
            Launches = page.Items,
            Now = Now,
            Counts = portfolio.Count(filter ?? new LaunchFilter { IsActive = true }),
            Total = portfolio.Total,
            Form = form ?? new PortfolioForm(),
            Sort = sort,
            Next = page.ContinuationToken,
            Teams = portfolio.Teams,
            Windows = Windows,
            Me = "ana@contoso.example",
        };
    }

    private static LaunchSummary Launch(int number)
    {
        var (status, rag) = (Statuses[number % Statuses.Length], (RagStatus)(number % 3));
        var launchAt = new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.FromHours(-5)).AddDays((number * 13) % 240);
        var slip = number % 3 == 1 ? 1 + (number % 9) : 0;
        return new LaunchSummary
        {
            Id = $"launch-{number}",
            Name = $"{Names[number % Names.Length]} {number}",
            Status = status,
            Tier = (LaunchTier)(number % 3),
            Owner = number % 2 == 0 ? "pm@contoso.example" : "somebody.with.a.long.name@marketing.contoso.example",
            LaunchAt = launchAt,
            TimeZone = "America/New_York",
            StartedAt = Now.AddDays(-5 - ((number * 7) % 90)),
            Rag = rag,
            Score = (number * 17) % 101,
            GatesPassed = number % 6,
            GatesTotal = 6,
            Phase = "Readiness",
            Teams = ["engineering", "marketing"],
            NextDeadline = number % 5 == 4 ? null : new NextDeadline(Now.AddDays((number % 25) - 2), "Sign-off of Engineering readiness"),
            Blockers = number % 4,
            EarliestLaunchAt = launchAt.AddDays(slip),
            SlipDays = slip,
        };
    }
}
