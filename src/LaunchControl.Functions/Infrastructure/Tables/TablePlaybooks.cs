using System.Collections.Concurrent;
using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One row a version, in one partition a playbook. An insert decides who made a version first.</summary>
public sealed class TablePlaybooks(LaunchControlTables tables) : IPlaybooks
{
    private readonly ConcurrentDictionary<(string Id, int Version), bool> _stored = new();

    public async Task<PlaybookHead> FindHeadAsync(string id, CancellationToken cancellationToken)
    {
        var library = PlaybookLibrary.Find(id);
        var rows = await ReadRowsAsync(id, cancellationToken);
        var next = rows.Select(row => row.Summary.Version).Append(library?.Version ?? 0).Max() + 1;
        return PlaybookRow.Latest(rows, library) is not { } latest
            ? new PlaybookHead(null, next)
            : new PlaybookHead(await FindAsync(id, latest.Version, cancellationToken), next);
    }

    public async Task<Playbook?> FindAsync(string id, int version, CancellationToken cancellationToken)
    {
        var row = PlaybookId.IsWellFormed(id) && version >= 1
            ? await tables.Playbooks.GetEntityIfExistsAsync<TableEntity>(id, TableKeys.PlaybookVersion(version), cancellationToken: cancellationToken)
            : null;
        return row is { HasValue: true, Value: { } entity } ? entity.Read<Playbook>()
            : PlaybookLibrary.Find(id) is { } library && library.Version == version ? library
            : null;
    }

    public async Task<IReadOnlyList<PlaybookSummary>> ListLatestAsync(CancellationToken cancellationToken)
    {
        var stored = (await QueryAsync(null, cancellationToken)).ToLookup(row => row.Summary.Id);
        return [.. stored.Select(rows => rows.Key).Union(PlaybookLibrary.All.Select(playbook => playbook.Id))
            .Order(StringComparer.Ordinal)
            .Select(id => PlaybookRow.Latest([.. stored[id]], PlaybookLibrary.Find(id))!)];
    }

    public async Task<IReadOnlyList<PlaybookSummary>> ListVersionsAsync(string id, CancellationToken cancellationToken)
    {
        var stored = (await ReadRowsAsync(id, cancellationToken)).Select(row => row.Summary).ToList();
        var library = PlaybookLibrary.Find(id) is { } found && stored.TrueForAll(row => row.Version != found.Version) ? PlaybookSummary.Of(found) : null;
        return [.. stored.Concat(library is null ? [] : [library]).OrderByDescending(summary => summary.Version)];
    }

    public bool Fits(Playbook playbook) => EntityGroupTransaction.Fits(PlaybookRow.Of(PlaybookSummary.Of(playbook), playbook));

    public Task<bool> AddAsync(Playbook playbook, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        InsertAsync(PlaybookRow.Of(PlaybookSummary.Of(playbook) with { By = by, At = at }, playbook), cancellationToken);

    public async Task EnsureStoredAsync(Playbook playbook, CancellationToken cancellationToken)
    {
        if (!_stored.ContainsKey((playbook.Id, playbook.Version)))
        {
            await InsertAsync(PlaybookRow.OfLibrary(playbook), cancellationToken);
            _stored[(playbook.Id, playbook.Version)] = true;
        }
    }

    private async Task<bool> InsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Playbooks.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private async Task<List<PlaybookRow>> ReadRowsAsync(string id, CancellationToken cancellationToken) =>
        PlaybookId.IsWellFormed(id) ? await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {id}"), cancellationToken) : [];

    private async Task<List<PlaybookRow>> QueryAsync(string? filter, CancellationToken cancellationToken)
    {
        List<PlaybookRow> rows = [];
        await foreach (var row in tables.Playbooks.QueryAsync<TableEntity>(filter, select: PlaybookRow.SummaryColumns, cancellationToken: cancellationToken))
        {
            rows.Add(PlaybookRow.Read(row));
        }

        return rows;
    }
}
