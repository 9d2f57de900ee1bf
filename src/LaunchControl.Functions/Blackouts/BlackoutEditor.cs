using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Changes the blackout windows and holidays, and lets launches know whose date lies in a window by now.</summary>
public sealed class BlackoutEditor(IBlackouts blackouts, ILaunchIndex index, LaunchCommandHandler commands, TimeProvider time)
{
    public bool Fits(BlackoutCalendar document) => blackouts.Fits(document);

    /// <summary>Stores a valid document as the next version. One that says what is stored already changes nothing.</summary>
    /// <param name="tags">Entity tags of an <c>If-Match</c>, if given.</param>
    /// <exception cref="RequestRefusedException">412: there is a newer version than the one that the change was made on.</exception>
    public async Task<StoredBlackouts> StoreAsync(BlackoutCalendar document, string by, IReadOnlyCollection<string>? tags, CancellationToken cancellationToken)
    {
        var current = await blackouts.ReadAsync(cancellationToken);
        if (tags is not null && !tags.Contains("*") && !tags.Contains(BlackoutResponses.ETag(current)))
        {
            throw Changed(current.Version);
        }

        if (JsonNode.DeepEquals(Node(document), Node(current.Calendar)))
        {
            return current;
        }

        var next = new StoredBlackouts(current.Version + 1, by, time.GetUtcNow(), document);
        return await blackouts.AddAsync(next, cancellationToken) ? next : throw Changed(next.Version);
    }

    /// <summary>Tells every launch whose date lies in a window now, or did before; those that a window takes in, with that window.</summary>
    /// <remarks>A repeat tells nobody twice, and finishes what an attempt that broke off has left undone.</remarks>
    public async Task<IReadOnlyList<AffectedLaunch>> TellAsync(StoredBlackouts stored, string by, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        List<AffectedLaunch> affected = [];
        await foreach (var footprint in index.ListFootprintsAsync(cancellationToken))
        {
            if ((footprint.IsInBlackout || WindowOf(footprint, stored.Calendar) is not null)
                && await NoteAsync(footprint.Id, stored.Calendar, by, orchestrations, cancellationToken) is { Blackout.Window: { } window } launch)
            {
                affected.Add(new AffectedLaunch(launch.Id, launch.Name, launch.Owner, launch.LaunchAt, window));
            }
        }

        return [.. affected.OrderBy(launch => launch.LaunchAt).ThenBy(launch => launch.Id, StringComparer.Ordinal)];
    }

    private async Task<Launch?> NoteAsync(string launchId, BlackoutCalendar calendar, string by, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var origin = new CommandOrigin(Guid.NewGuid().ToString("N"), by, Channel.Api);
        return (await commands.ExecuteAsync(launchId, new NoteBlackouts(calendar), origin, orchestrations, isRepeatedUntilDone: false, cancellationToken)).Launch;
    }

    private static BlackoutWindow? WindowOf(LaunchFootprint footprint, BlackoutCalendar calendar) => footprint.IsLaunched ? null
        : calendar.WindowAt(new PlannedDate(footprint.LaunchAt, TimeZoneInfo.FindSystemTimeZoneById(footprint.TimeZone), WorkCalendar.Default, footprint.Tier, footprint.Markets));

    private static JsonNode? Node(BlackoutCalendar document) => JsonSerializer.SerializeToNode(document, LaunchJson.Options);

    private static RequestRefusedException Changed(int version) => new(Problems.Create(
        StatusCodes.Status412PreconditionFailed, "precondition-failed", "Somebody was faster",
        $"The blackout windows and holidays are at version {version} by now; nothing was changed. Read them, make your change there, and send that with If-Match: \"{version}\"."));
}
