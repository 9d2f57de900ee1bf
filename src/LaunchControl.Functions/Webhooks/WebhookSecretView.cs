namespace LaunchControl.Functions.Webhooks;

/// <param name="KeyId">The key of the settings that it is derived from.</param>
/// <param name="SignsUntil">Null for the newest.</param>
public sealed record WebhookSecretView(int Generation, string KeyId, DateTimeOffset CreatedAt, DateTimeOffset? SignsUntil);
