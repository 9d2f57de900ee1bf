using System.Globalization;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Events;

/// <summary>An audit entry as other systems learn of it: the attributes of its CloudEvent, and its data.</summary>
/// <param name="Id">The same for every attempt to publish the entry: launch id, underscore, sequence.</param>
/// <param name="Source">The launch's address in the API.</param>
/// <param name="Type">One of <see cref="EventCatalogue"/>.</param>
/// <param name="Subject">What it happened to: <c>gate/engineering-ready</c>; null for the launch itself.</param>
public sealed record LaunchEvent(string Id, Uri Source, string Type, string? Subject, DateTimeOffset Time, LaunchEventData Data)
{
    /// <param name="launch">As it is now; an event that is published late names the launch's present name and status.</param>
    /// <param name="site">Public address of this system, ending in a slash.</param>
    public static LaunchEvent Of(Launch launch, AuditEntry entry, Uri site)
    {
        var links = EventLinks.Of(launch.Id, site);
        return new LaunchEvent(
            IdOf(launch.Id, entry.Sequence), links.Launch, EventCatalogue.TypeOf(entry.Action), entry.Subject, entry.At, LaunchEventData.Of(launch, entry, links));
    }

    public static string IdOf(string launchId, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{launchId}_{sequence}");
}
