using Azure.Data.Tables;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>The tables of LaunchControl.</summary>
public sealed class LaunchControlTables(TableServiceClient service)
{
    /// <summary>State, audit trail, outbox and dedupe marks: one partition a launch.</summary>
    public TableClient Launches { get; } = service.GetTableClient("Launches");

    public TableClient LaunchIndex { get; } = service.GetTableClient("LaunchIndex");

    public TableClient IdempotencyKeys { get; } = service.GetTableClient("IdempotencyKeys");

    public TableClient OutboxBacklog { get; } = service.GetTableClient("OutboxBacklog");

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (var table in new[] { Launches, LaunchIndex, IdempotencyKeys, OutboxBacklog })
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
        }
    }
}
