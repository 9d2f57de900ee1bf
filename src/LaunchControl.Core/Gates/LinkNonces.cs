using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What binds a review link to one person, gate and round.</summary>
internal static class LinkNonces
{
    private const int Bytes = 16;

    /// <summary>Derived rather than drawn, so that the core stays pure; its entropy is the command id's.</summary>
    public static string For(LaunchChange change, string gateId, int round, string person)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{change.Origin.CommandId}\n{change.Launch.Id}\n{gateId}\n{round}\n{person}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, Bytes));
    }
}
