using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Changes the blackout windows and holidays.</summary>
public sealed class BlackoutEditor(IBlackouts blackouts, TimeProvider time)
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

        if (JsonNode.DeepEquals(Node(document), Node(current.Calendar with { Withdrawn = [] })))
        {
            return current;
        }

        var now = time.GetUtcNow();
        var known = document.After(current.Calendar, DateOnly.FromDateTime(now.UtcDateTime));
        var next = new StoredBlackouts(current.Version + 1, by, now, blackouts.Fits(known) ? known : document);
        return await blackouts.AddAsync(next, cancellationToken) ? next : throw Changed(next.Version);
    }

    private static JsonNode? Node(BlackoutCalendar document) => JsonSerializer.SerializeToNode(document, LaunchJson.Options);

    private static RequestRefusedException Changed(int version) => new(Problems.Create(
        StatusCodes.Status412PreconditionFailed, "precondition-failed", "Somebody was faster",
        $"The blackout windows and holidays are at version {version} by now; nothing was changed. Read them, make your change there, and send that with If-Match: \"{version}\"."));
}
