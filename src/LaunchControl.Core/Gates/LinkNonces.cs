using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What binds a link to what it was made for: a review link to one person, gate and round, a feedback link to one launch and number.</summary>
internal static class LinkNonces
{
    private const int Bytes = 16;

    public static string For(LaunchChange change, string gateId, int round, string person) =>
        From(string.Create(CultureInfo.InvariantCulture, $"{change.Origin.CommandId}\n{change.Launch.Id}\n{gateId}\n{round}\n{person}"));

    public static string ForFeedback(LaunchChange change, int number) =>
        From(string.Create(CultureInfo.InvariantCulture, $"{change.Origin.CommandId}\n{change.Launch.Id}\nfeedback {number}"));

    // Derived rather than drawn, so that the core stays pure; its entropy is the command id's.
    private static string From(string seed) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, Bytes));
}
