using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Playbooks;

/// <summary>Makes new versions of playbooks. A change that was meant for another version than the latest is refused, so that none is lost.</summary>
public sealed class PlaybookEditor(IPlaybooks playbooks, TimeProvider time)
{
    public bool Fits(Playbook playbook) => playbooks.Fits(playbook);

    /// <summary>What storing a valid document would do. A document that says what the latest version says changes nothing, whatever it is based on.</summary>
    /// <param name="basedOn">Version that the sender has changed, if given.</param>
    /// <param name="tags">Entity tags of an <c>If-Match</c>, if given.</param>
    /// <exception cref="RequestRefusedException">409 or 412: there is a newer version.</exception>
    public async Task<PlaybookChange> PlanAsync(Playbook document, int? basedOn, IReadOnlyCollection<string>? tags, CancellationToken cancellationToken)
    {
        var (latest, next) = await playbooks.FindHeadAsync(document.Id, cancellationToken);
        if (latest is not null && SaysTheSame(document, latest))
        {
            return new PlaybookChange(latest, latest);
        }

        if (tags is not null && (latest is null || !(tags.Contains("*") || tags.Contains(PlaybookResponses.ETag(latest)))))
        {
            throw new RequestRefusedException(Problems.Create(
                StatusCodes.Status412PreconditionFailed, "precondition-failed", "Somebody was faster", Changed(document.Id, latest).Message));
        }

        // A new playbook may call itself version 1, as a document in a repository does.
        return basedOn is null || basedOn == (latest?.Version ?? 1)
            ? new PlaybookChange(document with { Version = next }, latest)
            : throw new RequestRefusedException(Changed(document.Id, latest));
    }

    /// <returns>Null once stored.</returns>
    public async Task<Refusal?> StoreAsync(PlaybookChange change, string by, CancellationToken cancellationToken)
    {
        if (change.Previous is { } previous)
        {
            await playbooks.EnsureStoredAsync(previous, cancellationToken);
        }

        return await playbooks.AddAsync(change.Playbook, by, time.GetUtcNow(), cancellationToken) ? null : Changed(change.Playbook.Id, change.Playbook);
    }

    private static bool SaysTheSame(Playbook one, Playbook other) => JsonNode.DeepEquals(
        JsonSerializer.SerializeToNode(one with { Version = other.Version }, ApiJson.Options), JsonSerializer.SerializeToNode(other, ApiJson.Options));

    private static Refusal Changed(string id, Playbook? latest) => new(RefusalKind.Conflict, "playbook-changed", latest is null
        ? $"There is no playbook '{id}' yet, so this can't be a change of a version of it. Leave 'version' and If-Match out."
        : $"The latest version of playbook '{id}' is {latest.Version}. Read it, make your change there, and send that with \"version\": {latest.Version}.");
}
