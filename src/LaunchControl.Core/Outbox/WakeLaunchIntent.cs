namespace LaunchControl.Core.Outbox;

/// <summary>Make the launch's orchestration look at the stored rows again.</summary>
public sealed record WakeLaunchIntent(string Id) : Intent(Id);
