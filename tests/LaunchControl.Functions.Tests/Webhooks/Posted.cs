using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>One request as a receiver got it.</summary>
internal sealed record Posted(string Path, string Id, string Timestamp, string Signature, string ContentType, byte[] Body)
{
    public JsonNode Event => JsonNode.Parse(Body)!;

    public string Type => Event["type"]!.GetValue<string>();

    /// <summary>Verifies as the Standard Webhooks specification tells receivers to, with code that shares nothing with the sender.</summary>
    public bool IsSignedBy(string secret)
    {
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        Assert.InRange(key.Length, 24, 64);
        byte[] signed = [.. Encoding.UTF8.GetBytes(Id), (byte)'.', .. Encoding.UTF8.GetBytes(Timestamp), (byte)'.', .. Body];
        using var hmac = new HMACSHA256(key);
        var expected = "v1," + Convert.ToBase64String(hmac.ComputeHash(signed));
        return Signature.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(expected)));
    }
}
