using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Launches;

/// <summary>Absolute addresses that belong to a launch.</summary>
public sealed record LaunchLinks(Uri Self, Uri Board, Uri Audit, Uri RollCall)
{
    public static LaunchLinks Of(Launch launch, Uri site) =>
        new(new Uri(site, $"api/launches/{launch.Id}"), new Uri(site, $"board/{launch.Id}"), new Uri(site, $"api/launches/{launch.Id}/audit"),
            new Uri(site, $"board/{launch.Id}/roll-call"));
}
