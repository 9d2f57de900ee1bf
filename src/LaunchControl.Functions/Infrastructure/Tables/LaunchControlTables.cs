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

    /// <summary>Who was refused what: one partition a day.</summary>
    public TableClient AccessRefusals { get; } = service.GetTableClient(options.Value.Prefix + "AccessRefusals");

    /// <summary>The launches that are linked to a ticket: one partition a ticket.</summary>
    public TableClient TicketLinks { get; } = service.GetTableClient(options.Value.Prefix + "TicketLinks");

    /// <summary>One partition: there are few.</summary>
    public TableClient Webhooks { get; } = service.GetTableClient(options.Value.Prefix + "Webhooks");

    /// <summary>One partition a webhook.</summary>
    public TableClient WebhookDeliveries { get; } = service.GetTableClient(options.Value.Prefix + "WebhookDeliveries");

    public TableClient WebhookWakes { get; } = service.GetTableClient(options.Value.Prefix + "WebhookWakes");

    /// <summary>What people say: one partition a launch.</summary>
    public TableClient Feedback { get; } = service.GetTableClient(options.Value.Prefix + "Feedback");

    /// <summary>What was pushed about metrics: one partition a launch and metric.</summary>
    public TableClient Observations { get; } = service.GetTableClient(options.Value.Prefix + "Observations");

    /// <summary>Blackout windows and holidays: one partition, a row a version.</summary>
    public TableClient Blackouts { get; } = service.GetTableClient(options.Value.Prefix + "Blackouts");
    /// <summary>When status mails are due, in one partition; and what people were told, one partition a person.</summary>
    public TableClient StatusMails { get; } = service.GetTableClient(options.Value.Prefix + "StatusMails");

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        TableClient[] all =
        [
            Launches, LaunchIndex, IdempotencyKeys, OutboxBacklog, People, Playbooks, AccessRefusals, TicketLinks, Webhooks, WebhookDeliveries, WebhookWakes,
            Observations, Feedback, Blackouts, StatusMails,
        ];
        foreach (var table in all)
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
        }
    }
}
