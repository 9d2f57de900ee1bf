using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Portfolios;

/// <summary>A list of launches as CSV.</summary>
internal static class LaunchesCsv
{
    public static CsvColumns<LaunchSummary> Columns { get; } = new(
        ("id", launch => launch.Id),
        ("name", launch => launch.Name),
        ("status", launch => launch.Status),
        ("tier", launch => launch.Tier),
        ("owner", launch => launch.Owner),
        ("launchAt", launch => launch.LaunchAt),
        ("timeZone", launch => launch.TimeZone),
        ("startedAt", launch => launch.StartedAt),
        ("rag", launch => launch.Rag),
        ("score", launch => launch.Score),
        ("gatesPassed", launch => launch.GatesPassed),
        ("gatesTotal", launch => launch.GatesTotal),
        ("phase", launch => launch.Phase),
        ("teams", launch => string.Join(", ", launch.Teams)),
        ("nextDeadlineAt", launch => launch.NextDeadline?.At),
        ("nextDeadline", launch => launch.NextDeadline?.What),
        ("blockers", launch => launch.Blockers),
        ("earliestLaunchAt", launch => launch.EarliestLaunchAt),
        ("slipDays", launch => launch.SlipDays),
        ("liveAt", launch => launch.LiveAt));
}
