using System.Globalization;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Forecasts;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages.Mails;

/// <summary>Writes what an executive asks about one launch: are we ready, when, what changed, what blocks.</summary>
internal static class StatusWords
{
    private const int MostBlocks = 3;
    private const int LongestLine = 200;

    public static StatusSection Write(StatusOfLaunch one, DateTimeOffset now)
    {
        var launch = one.Launch;
        var forecast = Forecast.Of(launch, now);
        var changes = StatusChanges.Of(one, now);
        var blocks = Blocks(one, now).ToList();
        return new StatusSection(
            launch.Name,
            launch.IsFinal ? null : Rag(launch, forecast, now),
            InertText.Line(Verdict(one, forecast, now), LongestLine * 2),
            InertText.Line(Date(launch, forecast, now), LongestLine * 2),
            one.Told is null ? null : $"Changed since {DateText.Day(one.Told.At, launch.TimeZone)}",
            Bounded(one.Told is null ? [] : changes.Count > 0 ? changes : ["Nothing that decides about the launch."]),
            launch.IsFinal || launch.IsLaunched ? null : blocks.Count > 0 ? "What blocks it" : "Nothing blocks it",
            Bounded(blocks),
            one.Board);
    }

    // A launch that is out is judged by what its checks found.
    private static RagStatus Rag(Launch launch, Forecast? forecast, DateTimeOffset now) =>
        !launch.IsLaunched ? Readiness.Of(launch, forecast, now).Rag : launch.Incidents.Any(incident => incident.IsOpen) ? RagStatus.Red : RagStatus.Green;

    private static string Verdict(StatusOfLaunch one, Forecast? forecast, DateTimeOffset now)
    {
        var launch = one.Launch;
        if (launch.IsFinal)
        {
            return $"{(launch.Status == LaunchStatus.Completed ? "Completed: the last post-launch check has run." : "Cancelled.")} This is the last status mail about it.";
        }

        if (launch.IsLaunched)
        {
            var open = launch.Incidents.Count(incident => incident.IsOpen);
            return open == 0 ? "Live; no guardrail is breached." : $"Live; {DateText.Count(open, "guardrail")} {(open == 1 ? "is" : "are")} breached.";
        }

        var readiness = Readiness.Of(launch, forecast, now);
        var reason = launch.Status == LaunchStatus.Held
            ? $"On hold since {DateText.Day(launch.HeldAt ?? now, launch.TimeZone)}: {launch.HoldReason?.TrimEnd('.')}."
            : readiness.RagReason;
        var go = launch.Status == LaunchStatus.Scheduled ? "Go is given. " : "";
        var before = one.Told is { } told && told.Score != readiness.Score ? string.Create(CultureInfo.InvariantCulture, $", {told.Score} last time") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{go}{reason} Readiness {readiness.Score} of 100{before}.");
    }

    private static string Date(Launch launch, Forecast? forecast, DateTimeOffset now)
    {
        var at = launch.LiveAt ?? launch.LaunchAt;
        return launch.Status == LaunchStatus.Cancelled && !launch.IsLaunched
            ? $"It was to launch {DateText.At(at, launch.TimeZone)}."
            : $"{(launch.IsLaunched ? "Launched" : "Launch")} {DateText.At(at, launch.TimeZone)}, {DateText.Distance(at, now)}.{InWords(forecast, launch)}";
    }

    private static string InWords(Forecast? forecast, Launch launch)
    {
        if (forecast is null || forecast.SlipDays == 0)
        {
            return forecast is null ? "" : " The date can be kept.";
        }

        var first = forecast.DrivenBy is { } step ? $" To do first: {step.What}{(step.Who.Count > 0 ? $" ({string.Join(" or ", step.Who)})" : "")}." : "";
        return $" Forecast: {DateText.Day(forecast.EarliestLaunchAt, launch.TimeZone)}, {DateText.Count(forecast.SlipDays, "working day")} late.{first}";
    }

    private static IEnumerable<string> Blocks(StatusOfLaunch one, DateTimeOffset now)
    {
        foreach (var blocker in one.Blockers.Take(MostBlocks))
        {
            yield return Line(one.Launch, blocker, now);
        }

        if (one.Blockers.Count > MostBlocks)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"and {one.Blockers.Count - MostBlocks} more on the board");
        }
    }

    private static string Line(Launch launch, Blocker blocker, DateTimeOffset now)
    {
        var late = blocker.By < now ? $", {DateText.Distance(blocker.By, now)}" : "";
        return $"{blocker.What} - {Words.Who(blocker.Who)}, by {DateText.Day(blocker.By, launch.TimeZone)}{late}";
    }

    private static IReadOnlyList<string> Bounded(IReadOnlyList<string> lines) => [.. lines.Select(line => InertText.Line(line, LongestLine))];
}
