using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Performance;

/// <summary>When a launch is looked at after its launch moment.</summary>
public static class CheckLadder
{
    /// <summary>A check that begins more than this after it was due is late, and says so.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <summary>For launches whose playbook and request name no checks.</summary>
    public static IReadOnlyList<string> Default { get; } = ["L+1h", "L+1d", "L+7d", "L+30d", "L+90d"];

    /// <summary>The check to run now: of those that are due and have not run, the one that was due first. Null for none.</summary>
    public static PostLaunchCheck? Next(Launch launch, DateTimeOffset now) => launch.Status != LaunchStatus.Live ? null
        : launch.Checks.Where(check => check.RanAt is null && check.DueAt <= now).MinBy(check => check.DueAt);

    public static bool IsLate(PostLaunchCheck check, DateTimeOffset now) => now - check.DueAt > Tolerance;

    /// <summary>The first instant at which a check has something to do; null when none is left, or the launch is not live.</summary>
    public static DateTimeOffset? NextAt(Launch launch) =>
        launch.Status != LaunchStatus.Live ? null : launch.Checks.Where(check => check.RanAt is null).Min(check => check.DueAt);

    /// <summary>All checks have run, and the launch does not know yet that it is over.</summary>
    public static bool IsThrough(Launch launch) => launch.Status == LaunchStatus.Live && launch.Checks.All(check => check.RanAt is not null);

    /// <summary>What a check looks back over: up to the instant that it was due, however late it runs, and never before the launch was live.</summary>
    /// <returns>Start, itself outside, and end, itself inside.</returns>
    public static (DateTimeOffset From, DateTimeOffset To) Window(Launch launch, PostLaunchCheck check, SuccessMetric metric)
    {
        var (to, liveAt) = (check.DueAt!.Value, launch.LiveAt!.Value);
        var from = to - IsoDuration.Parse(metric.Window ?? SuccessMetric.DefaultWindow);
        return (from < liveAt ? liveAt : from, to);
    }
}
