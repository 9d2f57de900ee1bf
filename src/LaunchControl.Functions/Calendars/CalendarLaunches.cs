using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Functions.Portfolios;

namespace LaunchControl.Functions.Calendars;

/// <summary>Finds launches for calendars in the portfolio, which follows a change within moments.</summary>
public sealed class CalendarLaunches(PortfolioReader portfolios)
{
    /// <summary>All that fit, the first to launch first.</summary>
    public async Task<IReadOnlyList<LaunchSummary>> ReadAsync(LaunchFilter filter, Func<LaunchSummary, bool> takes, CancellationToken cancellationToken) =>
        [.. (await portfolios.ReadAsync(cancellationToken)).All(filter, new LaunchSort(LaunchOrder.LaunchAt)).Where(takes)];
}
