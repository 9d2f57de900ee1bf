using System.Text.Json;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Playbooks;

/// <summary>The playbook that a request names: <c>"saas-ga"</c> for the latest version, or <c>{ "id": "saas-ga", "version": 2 }</c>.</summary>
internal static class PlaybookChoice
{
    private const string Member = "playbook";

    /// <returns>Null, and a fault noted, where there is none.</returns>
    public static async Task<Playbook?> ReadAsync(JsonFields fields, FaultList faults, IPlaybooks playbooks, CancellationToken cancellationToken)
    {
        var (id, version) = fields.Holds(Member, JsonValueKind.Object) ? ReadReference(fields.Object(Member)!) : (fields.String(Member), null);
        var playbook = version is { } named
            ? await playbooks.FindAsync(id ?? "", named, cancellationToken)
            : (await playbooks.FindHeadAsync(id ?? "", cancellationToken)).Latest;
        if (playbook is null && fields.IsObject && !faults.Pointers.Any(pointer => pointer.StartsWith($"/{Member}", StringComparison.Ordinal)))
        {
            var known = version is null ? await playbooks.ListLatestAsync(cancellationToken) : await playbooks.ListVersionsAsync(id ?? "", cancellationToken);
            fields.Fault(Member, version is null
                ? $"Give a playbook that exists: {string.Join(", ", known.Select(one => one.Id))}."
                : $"Give a version of playbook '{id}' that exists: {string.Join(", ", known.Select(one => one.Version))}.");
        }

        return playbook;
    }

    private static (string? Id, int? Version) ReadReference(JsonFields fields)
    {
        var reference = (fields.String("id"), fields.Integer("version"));
        fields.RefuseUnknown();
        return reference;
    }
}
