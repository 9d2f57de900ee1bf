using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>The tables of LaunchControl.</summary>
public sealed class LaunchControlTables(TableServiceClient service, IOptions<TablesOptions> options)
{
    /// <summary>State, audit trail, outbox and dedupe marks: one partition a launch.</summary>
    public TableClient Launches { get; } = service.GetTableClient(options.Value.Prefix + "Launches");

    public TableClient LaunchIndex { get; } = service.GetTableClient(options.Value.Prefix + "LaunchIndex");

    public TableClient IdempotencyKeys { get; } = service.GetTableClient(options.Value.Prefix + "IdempotencyKeys");

    public TableClient OutboxBacklog { get; } = service.GetTableClient(options.Value.Prefix + "OutboxBacklog");

    public TableClient People { get; } = service.GetTableClient(options.Value.Prefix + "People");

    public TableClient Playbooks { get; } = service.GetTableClient(options.Value.Prefix + "Playbooks");

    /// <summary>One partition: there are few.</summary>
    public TableClient Webhooks { get; } = service.GetTableClient(options.Value.Prefix + "Webhooks");

    /// <summary>One partition a webhook.</summary>
    public TableClient WebhookDeliveries { get; } = service.GetTableClient(options.Value.Prefix + "WebhookDeliveries");

    public TableClient WebhookWakes { get; } = service.GetTableClient(options.Value.Prefix + "WebhookWakes");

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (var table in new[] { Launches, LaunchIndex, IdempotencyKeys, OutboxBacklog, People, Playbooks, Webhooks, WebhookDeliveries, WebhookWakes })
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
        }
    }
}
