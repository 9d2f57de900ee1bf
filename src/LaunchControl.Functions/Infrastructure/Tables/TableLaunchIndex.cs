using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One small row a launch in one partition, newest first.</summary>
public sealed class TableLaunchIndex(LaunchControlTables tables) : ILaunchIndex
{
    public async Task UpsertAsync(LaunchSummary summary, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.IndexPartition, TableKeys.Index(summary))
        {
            ["Status"] = summary.Status.ToString(),
            ["Tier"] = summary.Tier.ToString(),
            ["Owner"] = summary.Owner,
        };
        await tables.LaunchIndex.UpsertEntityAsync(row.Write(summary), TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<LaunchPage> ListAsync(LaunchFilter filter, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        try
        {
            var pages = tables.LaunchIndex.QueryAsync<TableEntity>(Filter(filter), cancellationToken: cancellationToken).AsPages(continuationToken, pageSize);
            await foreach (var page in pages)
            {
                return new LaunchPage([.. page.Values.Select(row => row.Read<LaunchSummary>())], page.ContinuationToken);
            }

            return new LaunchPage([], null);
        }
        catch (Exception exception) when (continuationToken is not null && IsBadToken(exception))
        {
            throw new InvalidContinuationTokenException(exception);
        }
    }

    private static string Filter(LaunchFilter filter)
    {
        List<string> terms = [TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition}")];
        if (filter.Status is { } status)
        {
            terms.Add(TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));
        }

        if (filter.Tier is { } tier)
        {
            terms.Add(TableClient.CreateQueryFilter($"Tier eq {tier.ToString()}"));
        }

        if (filter.Owner is { } owner)
        {
            terms.Add(TableClient.CreateQueryFilter($"Owner eq {owner}"));
        }

        return string.Join(" and ", terms);
    }

    private static bool IsBadToken(Exception exception) =>
        exception is FormatException or ArgumentException or IndexOutOfRangeException
        || exception is RequestFailedException { Status: (int)HttpStatusCode.BadRequest };
}
