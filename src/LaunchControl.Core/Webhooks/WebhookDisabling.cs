namespace LaunchControl.Core.Webhooks;

/// <summary>Why nothing is delivered.</summary>
/// <param name="Reason">A sentence for a person.</param>
/// <param name="IsNoticeOwed">The contact has not been told yet.</param>
public sealed record WebhookDisabling(DateTimeOffset At, string Reason, bool IsNoticeOwed);
