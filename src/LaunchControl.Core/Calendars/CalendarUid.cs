using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Calendars;

/// <summary>How things are known in calendars. Never changed once released.</summary>
internal static class CalendarUid
{
    public static string OfLaunch(string launchId) => $"launch.{launchId}@launchcontrol";

    public static string OfHold(string launchId) => $"hold.{launchId}@launchcontrol";

    public static string OfGate(string launchId, string gateId) => $"gate-{gateId}.{launchId}@launchcontrol";

    public static string Of(string launchId, PostLaunchCheck check) => $"check-{check.Offset}.{launchId}@launchcontrol";

    public static string Of(BlackoutWindow window) => $"blackout-{window.Id}@launchcontrol";
}
