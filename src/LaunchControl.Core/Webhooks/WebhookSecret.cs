namespace LaunchControl.Core.Webhooks;

/// <summary>Names a signing secret without holding it.</summary>
/// <param name="Generation">1, 2, 3 ... within the webhook.</param>
/// <param name="KeyId">The key of the settings that it is derived from.</param>
/// <param name="SignsUntil">Null for the newest.</param>
public sealed record WebhookSecret(int Generation, string KeyId, DateTimeOffset CreatedAt, DateTimeOffset? SignsUntil = null);
