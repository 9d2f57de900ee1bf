using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Launches;

/// <summary>The launch moment: once, never early, and marked when late.</summary>
internal static class LaunchMomentDecider
{
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    public static Refusal? GoLive(LaunchChange change)
    {
        var launch = change.Launch;
        if (launch.Status != LaunchStatus.Scheduled || change.Now < launch.LaunchAt)
        {
            return null;
        }

        // What an outage kept from being noticed before the launch moment is noticed now.
        foreach (var gate in launch.Gates.Where(gate => gate.LapsesAt <= launch.LaunchAt))
        {
            WaiverDecider.EndExpired(change, gate);
            ApprovalConditions.LapseIfMissed(change, change.Launch.FindGate(gate.Id)!);
        }

        if (change.Launch.Status != LaunchStatus.Scheduled)
        {
            return null;
        }

        GoLive(change, change.Launch);
        return null;
    }

    private static void GoLive(LaunchChange change, Launch launch)
    {
        var lateBy = change.Now - launch.LaunchAt;
        var liveAt = lateBy <= Punctual ? launch.LaunchAt : TimeZoneInfo.ConvertTime(change.Now, TimeZoneInfo.FindSystemTimeZoneById(launch.TimeZone));
        change.Set(launch with
        {
            Status = LaunchStatus.Live,
            LiveAt = liveAt,
            AgreedMetrics = launch.AgreedMetrics ?? launch.Metrics, // Release 1.0 gave the go without.
            Checks = [.. launch.Checks.Select(check => check with { DueAt = Due(check.Offset, launch, liveAt) })],
        });
        var summary = lateBy <= Punctual ? "The launch is live." : $"The launch is live, late by {CheckWords.InWords(lateBy)}.";
        change.Record("launch.live", null, summary, LaunchStatus.Scheduled, LaunchStatus.Live, bySystem: true);
        change.MailEveryone(MailKind.LaunchLive);
    }

    private static DateTimeOffset Due(string offset, Launch launch, DateTimeOffset liveAt) =>
        DueOffset.Parse(offset).From(liveAt, launch.Zone, launch.Calendar);
}
