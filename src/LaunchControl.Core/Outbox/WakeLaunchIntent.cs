namespace LaunchControl.Core.Outbox;

/// <summary>Make the launch's orchestration look at the stored rows again.</summary>
/// <param name="Watch">Which of the launch's orchestrations.</param>
public sealed record WakeLaunchIntent(string Id, int Watch = 0) : Intent(Id);
