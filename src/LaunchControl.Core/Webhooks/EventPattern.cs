using LaunchControl.Core.Events;

namespace LaunchControl.Core.Webhooks;

/// <summary>Names events: one type (<c>launchcontrol.gate.approved</c>), or all that begin alike (<c>launchcontrol.gate.*</c>).</summary>
public static class EventPattern
{
    private const string Rest = ".*";

    public static bool Fits(string pattern, string eventType) => pattern.EndsWith(Rest, StringComparison.Ordinal)
        ? eventType.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : eventType == pattern;

    /// <summary>Whether any event of the catalogue fits.</summary>
    public static bool IsKnown(string pattern) => EventCatalogue.All.Any(kind => Fits(pattern, kind.Type));
}
