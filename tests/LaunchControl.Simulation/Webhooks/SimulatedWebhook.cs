using Azure.Data.Tables;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Simulation.Tables;

namespace LaunchControl.Simulation.Webhooks;

/// <summary>One webhook that wants every event of every launch, from the beginning.</summary>
internal static class SimulatedWebhook
{
    public const string Id = "simulated";

    private const string Wakes = "WebhookWakes";

    public static void Create(TableAccount tables)
    {
        var draft = new WebhookDraft("https://hooks.contoso.example/", [], null, "ops@contoso.example", null);
        var webhook = WebhookDecider.Create(Id, draft, "a", "ops@contoso.example", StartLaunchBuilder.Now);
        tables["Webhooks"].Apply(new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(TableKeys.WebhookPartition, Id).Write(webhook)));
    }

    /// <summary>Whether it was never disabled, so that every event was to be delivered.</summary>
    public static bool WasAlwaysActive(TableAccount tables) => tables["Webhooks"].Find(TableKeys.WebhookPartition, Id)!.Read<Webhook>().History.Count == 1;

    public static bool HasWaiting(TableAccount tables) => !tables[Wakes].IsEmpty;

    /// <summary>When a delivery is due next; null while none waits.</summary>
    public static DateTimeOffset? NextDueAt(TableAccount tables) => tables[Wakes].Query(new RowFilter(null)).Min(row => row.GetDateTimeOffset("DueAt"));
}
