using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Attention;

/// <summary>Every quarter of an hour, since some zones are off by that: sends digests and nudges, and escalates.</summary>
public sealed class AttentionFunction(AttentionRound round)
{
    [Function("Attention")]
    public Task RunAsync([TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        round.RunAsync(client, cancellationToken);
}
