namespace LaunchControl.Core.Outbox;

/// <summary>Bring the launch's row in the index up to date.</summary>
public sealed record ProjectLaunchIntent(string Id) : Intent(Id);
