using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Webhooks;
using LaunchControl.Pages.Chat;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Chat;

/// <summary>Makes of an event what a chat is told, from the launch as it is now.</summary>
public sealed class ChatNotes(ILaunchStore launches, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <returns>The note as a delivery keeps it, and the team that it concerns (null for the launch as a whole); null for a launch that is not there.</returns>
    public async Task<(string Note, string? Team)?> ReadAsync(IncomingEvent incoming, CancellationToken cancellationToken)
    {
        if (await launches.ReadAsync(incoming.LaunchId, cancellationToken) is not { Launch: var launch })
        {
            return null;
        }

        var occasion = new ChatOccasion(launch, incoming.Action, incoming.Subject, incoming.Summary, incoming.Reason, incoming.Time, time.GetUtcNow());
        return (ChatNote.Write([ChatWords.Of(occasion, new Uri(site.Value.BaseAddress, $"board/{launch.Id}"))]), occasion.Gate?.Team);
    }
}
