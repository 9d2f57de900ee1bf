using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Chat;

/// <summary>Absolute addresses that belong to a channel.</summary>
public sealed record ChannelLinks(Uri Self, Uri Deliveries)
{
    public static ChannelLinks Of(Webhook channel, Uri site)
    {
        var self = $"api/launches/{channel.LaunchId}/channels/{channel.Chat!.Name}";
        return new ChannelLinks(new Uri(site, self), new Uri(site, $"{self}/deliveries"));
    }
}
