using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Queues;

/// <summary>A message that a queue has accepted and that is not settled.</summary>
/// <param name="Expected">Null for an event, which asks for nothing.</param>
internal sealed record QueuedMessage(long Number, string Id, byte[] Body, IDictionary<string, object> Properties, DateTimeOffset AcceptedAt, Expectation? Expected)
{
    /// <summary>How often it was delivered; only the last delivery holds its lock.</summary>
    public int Delivery { get; set; }

    /// <summary>A copy of it comes later.</summary>
    public bool IsPutOff { get; set; }
}
