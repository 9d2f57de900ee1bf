using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Performance;

/// <summary>Runs the snapshot ladder after launch: each check once, late ones too.</summary>
internal static class PostLaunchCheckDecider
{
    public static Refusal? RunDue(LaunchChange change)
    {
        if (change.Launch.Status != LaunchStatus.Live)
        {
            return null;
        }

        foreach (var check in change.Launch.Checks.Where(check => check.RanAt is null && check.DueAt <= change.Now))
        {
            change.Set(change.Launch with { Checks = [.. change.Launch.Checks.Select(other => other == check ? check with { RanAt = change.Now } : other)] });
            change.Record("check.ran", $"check/{check.Offset}", $"The {check.Offset} check ran.", bySystem: true);
        }

        if (change.Launch.Checks.All(check => check.RanAt is not null))
        {
            change.Set(change.Launch with { Status = LaunchStatus.Completed, CompletedAt = change.Now });
            change.Record("launch.completed", null, "The last post-launch check has run; the launch is completed.",
                LaunchStatus.Live, LaunchStatus.Completed, bySystem: true);
            change.Mail(MailKind.LaunchCompleted, change.Launch.Owner);
        }

        return null;
    }
}
