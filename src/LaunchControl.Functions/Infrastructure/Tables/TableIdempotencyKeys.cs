using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>An insert decides who claimed a key first.</summary>
public sealed class TableIdempotencyKeys(LaunchControlTables tables) : IIdempotencyKeys
{
    public async Task<IdempotencyClaim> ClaimAsync(string scope, string key, string launchId, string fingerprint, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Idempotency(scope, key);
        var claim = new IdempotencyClaim(launchId, fingerprint);
        try
        {
            await tables.IdempotencyKeys.AddEntityAsync(new TableEntity(partition, TableKeys.IdempotencyRow).Write(claim), cancellationToken);
            return claim;
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            var row = await tables.IdempotencyKeys.GetEntityAsync<TableEntity>(partition, TableKeys.IdempotencyRow, cancellationToken: cancellationToken);
            return row.Value.Read<IdempotencyClaim>();
        }
    }

    public async Task<IdempotencyClaim?> FindAsync(string scope, string key, CancellationToken cancellationToken)
    {
        var row = await tables.IdempotencyKeys.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Idempotency(scope, key), TableKeys.IdempotencyRow, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.Read<IdempotencyClaim>() : null;
    }
}
