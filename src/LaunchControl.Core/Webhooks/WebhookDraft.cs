namespace LaunchControl.Core.Webhooks;

/// <summary>What a person decides about a webhook.</summary>
public sealed record WebhookDraft(string Url, IReadOnlyList<string> Events, string? LaunchId, string Contact, string? Description);
