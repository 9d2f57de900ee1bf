using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Dossiers;

/// <summary>The tables of a dossier.</summary>
internal static class DossierTables
{
    public static Task WriteEvidenceAsync(CsvTable table, Launch launch, CancellationToken cancellationToken) => WriteAsync(
        table,
        ["gate", "item", "title", "status", "owner", "completedBy", "completedAt", "url", "text"],
        from gate in launch.Gates
        from item in gate.Items
        from piece in item.Evidence
        select new object?[] { gate.Id, item.Id, item.Title, item.Status, item.Owner, item.CompletedBy, item.CompletedAt, piece.Url, piece.Text },
        cancellationToken);

    public static Task WriteSignOffsAsync(CsvTable table, IEnumerable<SignOffRecord> signOffs, CancellationToken cancellationToken) => WriteAsync(
        table,
        ["sequence", "gate", "round", "person", "decision", "decidedAt", "effectiveAt", "channel", "onBehalfOf", "comment", "recordedAt"],
        signOffs.Select(vote => new object?[]
        {
            vote.Sequence, vote.GateId, vote.Round, vote.Person, vote.Decision, vote.DecidedAt, vote.EffectiveAt, vote.Channel, vote.OnBehalfOf, vote.Comment, vote.RecordedAt,
        }),
        cancellationToken);

    public static Task WriteWaiversAsync(CsvTable table, IEnumerable<WaiverRecord> waivers, CancellationToken cancellationToken) => WriteAsync(
        table,
        ["sequence", "at", "kind", "what", "subject", "by", "reason", "expiresAt"],
        waivers.Select(one => new object?[]
        {
            one.Sequence, one.At, one.IsOverride ? "override" : "waiver", one.IsGiven ? "given" : "ended", one.Subject, one.By, one.Reason, one.ExpiresAt,
        }),
        cancellationToken);

    private static async Task WriteAsync(CsvTable table, string[] heading, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await table.WriteAsync(heading, cancellationToken);
        foreach (var row in rows)
        {
            await table.WriteAsync(row, cancellationToken);
        }
    }
}
