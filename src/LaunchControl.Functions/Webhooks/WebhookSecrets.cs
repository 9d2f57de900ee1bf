using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Derives the secrets of webhooks, so that no storage holds one: HKDF-SHA256 (RFC 5869) from a key of the settings, webhook and generation.</summary>
public sealed class WebhookSecrets(IOptions<WebhookOptions> options)
{
    private const string Prefix = "whsec_";
    private const int Length = 32;

    /// <summary>The key that new secrets are derived from.</summary>
    public string ActiveKey => options.Value.ActiveKey;

    /// <summary>As receivers keep it: <c>whsec_</c> and 32 bytes in base64 (Standard Webhooks).</summary>
    /// <exception cref="KeyNotFoundException">Its key is in the settings no more.</exception>
    public string TextOf(string webhookId, WebhookSecret secret) => Prefix + Convert.ToBase64String(BytesOf(webhookId, secret));

    /// <summary>
    /// The signatures of a message by every secret that signs now, newest first (Standard Webhooks): each <c>v1,</c> and HMAC-SHA-256 over
    /// <c>id.timestamp.body</c> in base64. Empty where the settings hold no key for any of them.
    /// </summary>
    /// <remarks>Own code: the one package of this standard signs with a single secret.</remarks>
    public string Sign(Webhook webhook, string messageId, DateTimeOffset at, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{at.ToUnixTimeSeconds()}.{body}"));
        var known = webhook.SecretsAt(at).Where(secret => options.Value.Keys.ContainsKey(secret.KeyId));
        return string.Join(' ', known.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(BytesOf(webhook.Id, secret), signed))}"));
    }

    private byte[] BytesOf(string webhookId, WebhookSecret secret) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Convert.FromBase64String(options.Value.Keys[secret.KeyId]),
        Length,
        info: Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"launchcontrol/webhook/{webhookId}/{secret.Generation}")));
}
