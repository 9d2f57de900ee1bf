namespace LaunchControl.Core.Webhooks;

/// <summary>One line of a webhook's history.</summary>
/// <param name="Actor">Mail address of the person, or <c>launchcontrol</c>.</param>
/// <param name="Action">Stable: <c>created</c>, <c>changed</c>, <c>secretRotated</c>, <c>disabled</c>, <c>enabled</c>.</param>
/// <param name="Summary">One sentence for a person.</param>
public sealed record WebhookChange(DateTimeOffset At, string Actor, string Action, string Summary);
