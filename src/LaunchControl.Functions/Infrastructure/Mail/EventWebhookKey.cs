using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Functions.Infrastructure.Mail;

/// <summary>Verifies what SendGrid signs: ECDSA on curve P-256 with SHA-256 over timestamp and body, the signature as base64 of DER.</summary>
internal static class EventWebhookKey
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <param name="publicKey">A SubjectPublicKeyInfo in base64.</param>
    public static bool IsValid(string publicKey)
    {
        try
        {
            using var key = Import(publicKey);
            return key.ExportParameters(false).Curve.Oid.Value == P256;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <param name="publicKey">A valid one.</param>
    public static bool Verify(string publicKey, string signature, string timestamp, byte[] body)
    {
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return false;
        }

        using var key = Import(publicKey);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return key.VerifyData(signed, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa Import(string publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key;
    }
}
