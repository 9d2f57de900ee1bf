using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Ports;

/// <summary>A launch as read, with what a store needs to find out whether it changed since.</summary>
/// <param name="Version">Opaque; changes with every stored decision.</param>
public record StoredLaunch(Launch Launch, string Version, IReadOnlyList<PendingIntent> Pending);
