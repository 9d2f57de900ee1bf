using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition a day; several instances add to the same row.</summary>
public sealed class TableAccessRefusals(LaunchControlTables tables) : IAccessRefusals
{
    // The service gives no more at once; the emulator would.
    private const int LargestPage = 1000;

    private const int MostAttempts = 8;

    public async Task AddAsync(AccessRefusal refusal, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await TryAddAsync(refusal, cancellationToken); attempt++)
        {
            if (attempt == MostAttempts)
            {
                throw new TimeoutException($"Others wrote the same refusal {MostAttempts} times in between.");
            }
        }
    }

    public async Task<AccessRefusalPage> ListAsync(DateOnly day, int pageSize, string? after, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Day(day);
        var from = after is null ? "" : ContinuationToken.DecodeRefusal(after);
        List<TableEntity> rows = [];
        await foreach (var row in tables.AccessRefusals.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from}"), Math.Min(pageSize + 1, LargestPage), cancellationToken: cancellationToken))
        {
            rows.Add(row);
            if (rows.Count > pageSize)
            {
                break;
            }
        }

        var items = rows.Take(pageSize).ToList();
        return new AccessRefusalPage([.. items.Select(row => row.Read<AccessRefusal>())], rows.Count > pageSize ? ContinuationToken.Encode(items[^1].RowKey) : null);
    }

    private async Task<bool> TryAddAsync(AccessRefusal refusal, CancellationToken cancellationToken)
    {
        var (partition, key) = (TableKeys.Day(refusal.Day), TableKeys.Refusal(refusal));
        var known = await tables.AccessRefusals.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        try
        {
            await (known.HasValue
                ? tables.AccessRefusals.UpdateEntityAsync(
                    new TableEntity(partition, key).Write(known.Value!.Read<AccessRefusal>().Plus(refusal)), known.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                : tables.AccessRefusals.AddEntityAsync(new TableEntity(partition, key).Write(refusal), cancellationToken));
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
