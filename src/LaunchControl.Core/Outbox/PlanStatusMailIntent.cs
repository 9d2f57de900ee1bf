namespace LaunchControl.Core.Outbox;

/// <summary>Note when the launch's next status mail is due, or that there is none.</summary>
public sealed record PlanStatusMailIntent(string Id) : Intent(Id);
