using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Webhooks;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Chat;

/// <summary>
/// Encrypts the addresses of channels for storage: AES-256-GCM, under a key that HKDF-SHA256 (RFC 5869) derives for each channel from the keys of webhooks in the settings.
/// </summary>
public sealed class ChannelAddresses(IOptions<WebhookOptions> options, Randomness randomness)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int FingerprintDigits = 8;

    public SealedAddress Seal(string webhookId, Uri address)
    {
        var keyId = options.Value.ActiveKey;
        var plain = Encoding.UTF8.GetBytes(address.AbsoluteUri);
        var (nonce, cipher, tag) = (randomness.Bytes(NonceLength), new byte[plain.Length], new byte[TagLength]);
        using var aes = new AesGcm(KeyOf(webhookId, keyId), TagLength);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new SealedAddress(
            keyId, Convert.ToBase64String([.. nonce, .. tag, .. cipher]), address.IdnHost, Convert.ToHexStringLower(SHA256.HashData(plain))[..FingerprintDigits]);
    }

    /// <summary>The address of a channel; null where the settings hold its key no more.</summary>
    public Uri? Open(Webhook channel)
    {
        if (channel.Chat?.Address is not { } address || !options.Value.Keys.ContainsKey(address.KeyId))
        {
            return null;
        }

        var text = Convert.FromBase64String(address.Text);
        var plain = new byte[text.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(KeyOf(channel.Id, address.KeyId), TagLength);
            aes.Decrypt(text.AsSpan(0, NonceLength), text.AsSpan(NonceLength + TagLength), text.AsSpan(NonceLength, TagLength), plain);
            return new Uri(Encoding.UTF8.GetString(plain));
        }
        catch (CryptographicException)
        {
            return null; // The key has the id of another that was there before.
        }
    }

    private byte[] KeyOf(string webhookId, string keyId) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.Keys[keyId]), KeyLength, info: Encoding.UTF8.GetBytes($"launchcontrol/channel/{webhookId}"));
}
