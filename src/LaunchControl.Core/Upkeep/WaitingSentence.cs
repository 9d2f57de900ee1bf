using System.Globalization;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Upkeep;

/// <summary>Says in one sentence what a launch waits for.</summary>
public static class WaitingSentence
{
    private const int MostNamed = 3;

    /// <param name="blockers">What stands between the launch and its next step, most urgent first.</param>
    public static string Of(Launch launch, IReadOnlyList<Blocker> blockers) => launch.Status switch
    {
        LaunchStatus.Completed => "The launch is completed; it waits for nothing.",
        LaunchStatus.Cancelled => "The launch was cancelled; it waits for nothing.",
        LaunchStatus.Scheduled => $"Go is given; the launch waits for its launch moment, {At(launch.LaunchAt)}.",
        LaunchStatus.Live => launch.Checks.Where(check => check.RanAt is null).MinBy(check => check.DueAt) is { DueAt: { } dueAt } next
            ? $"The launch is live and waits for its {next.Offset} check, {At(dueAt)}."
            : "The launch is live; its checks have run, and it is about to be completed.",
        _ when blockers.Count > 0 => $"The launch waits for {string.Join("; for ", blockers.Take(MostNamed).Select(Describe))}{Rest(blockers)}.",
        LaunchStatus.Preparing => "The launch waits for its orchestration to open the first phase.",
        _ => "The launch waits for its orchestration; no person has anything to do.",
    };

    private static string Describe(Blocker blocker) =>
        $"{string.Join(" or ", blocker.Who.Select(who => who.Person))}: {blocker.What}, due {At(blocker.By)}";

    private static string Rest(IReadOnlyList<Blocker> blockers) =>
        blockers.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and for {blockers.Count - MostNamed} more") : "";

    private static string At(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
