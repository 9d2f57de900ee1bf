using System.Buffers.Text;
using System.Text;

namespace LaunchControl.Functions.SignOffs;

/// <summary>The bytes of a token's payload: short, and one spelling for each set of claims.</summary>
internal static class SignOffLinkPayload
{
    public static byte[] Encode(SignOffLinkClaims claims)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(claims.LaunchId);
        writer.Write(claims.GateId);
        writer.Write(claims.Person);
        writer.Write7BitEncodedInt(claims.Round);
        writer.Write(Base64Url.DecodeFromChars(claims.Nonce));
        writer.Write7BitEncodedInt64(claims.IssuedAt.ToUnixTimeSeconds());
        writer.Write7BitEncodedInt64(claims.ExpiresAt.ToUnixTimeSeconds());
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; call it only for bytes whose MAC is right.</summary>
    public static SignOffLinkClaims Decode(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        return new SignOffLinkClaims(
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadString(),
            reader.Read7BitEncodedInt(),
            Base64Url.EncodeToString(reader.ReadBytes(16)),
            DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64()),
            DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64()));
    }
}
