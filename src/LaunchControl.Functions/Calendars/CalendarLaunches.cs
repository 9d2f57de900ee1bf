using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Calendars;

/// <summary>Reads launches for calendars from the index alone; one call for each 1,000 launches of the filter.</summary>
public sealed class CalendarLaunches(ILaunchIndex index)
{
    private const int PageSize = 999;

    /// <summary>All that fit, in no particular order.</summary>
    public async Task<IReadOnlyList<LaunchSummary>> ReadAsync(LaunchFilter filter, Func<LaunchSummary, bool> takes, CancellationToken cancellationToken)
    {
        List<LaunchSummary> launches = [];
        string? next = null;
        do
        {
            var page = await index.ListAsync(filter, PageSize, next, cancellationToken);
            launches.AddRange(page.Items.Where(takes));
            next = page.ContinuationToken;
        }
        while (next is not null);

        return launches;
    }
}
