using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Core.Chat;

/// <summary>Ids of chat channels: chosen by people, and unique within a launch.</summary>
public static class ChannelId
{
    private const string Prefix = "chat";
    private const int Longest = 40;
    private const int Digits = 24;

    /// <summary>1-40 lower-case letters, digits and hyphens.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <summary>The id of the webhook that a channel is; the same for the same launch and channel.</summary>
    public static string WebhookIdOf(string launchId, string channelId) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{launchId}\n{channelId}")))[..Digits];

    /// <summary>Whether the id of a webhook is one of a channel. Other webhooks have ids of 16 hexadecimal digits.</summary>
    public static bool IsChannel(string webhookId) => webhookId.StartsWith(Prefix, StringComparison.Ordinal);
}
