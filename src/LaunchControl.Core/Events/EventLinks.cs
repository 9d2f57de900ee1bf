namespace LaunchControl.Core.Events;

/// <summary>Absolute addresses that say more; each asks for a sign-in. None is a review link.</summary>
public sealed record EventLinks(Uri Launch, Uri Board, Uri Audit)
{
    public static EventLinks Of(string launchId, Uri site) =>
        new(new Uri(site, $"api/launches/{launchId}"), new Uri(site, $"board/{launchId}"), new Uri(site, $"api/launches/{launchId}/audit"));
}
