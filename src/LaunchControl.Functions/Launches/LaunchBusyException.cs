namespace LaunchControl.Functions.Launches;

/// <summary>Others have been working on a launch for longer than the caller is ready to wait.</summary>
public sealed class LaunchBusyException(string launchId) : Exception($"Others are working on launch '{launchId}'. Try again.");
