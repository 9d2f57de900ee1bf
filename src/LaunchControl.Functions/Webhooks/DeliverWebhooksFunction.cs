using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Every minute: tries deliveries that are due. While nothing is, it looks into the store every five minutes only.</summary>
public sealed class DeliverWebhooksFunction(WebhookRound round)
{
    [Function("DeliverWebhooks")]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => round.RunAsync(cancellationToken);
}
