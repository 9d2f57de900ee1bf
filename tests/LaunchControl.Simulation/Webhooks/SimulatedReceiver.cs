using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Simulation.App;
using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation.Webhooks;

/// <summary>Who listens to the one webhook: refuses every fifth event, and none any more once nothing goes wrong.</summary>
internal sealed class SimulatedReceiver(World world, Outside outside) : IWebhookPost
{
    public async Task<(DeliveryAttempt Attempt, TimeSpan? RetryAfter)> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await outside.WriteAsync($"posts {delivery.EventId}", () => Receive(delivery));
        }
        catch (UnavailableException)
        {
            return (new DeliveryAttempt(world.Now, null, "could not be connected to", 0), null);
        }
    }

    private (DeliveryAttempt Attempt, TimeSpan? RetryAfter) Receive(WebhookDelivery delivery)
    {
        if (!world.IsCalm && world.Dice.Chance(0.2))
        {
            return (new DeliveryAttempt(world.Now, 503, "answered 503", 0), null);
        }

        world.Recorder.Delivered(delivery.EventId);
        return (new DeliveryAttempt(world.Now, 200, "answered 200", 0), null);
    }
}
