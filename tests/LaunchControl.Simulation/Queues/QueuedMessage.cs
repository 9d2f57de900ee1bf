using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Queues;

/// <summary>A message that a queue has accepted and that is not settled.</summary>
internal sealed class QueuedMessage(string id, byte[] body, DateTimeOffset acceptedAt, Expectation expected)
{
    public string Id => id;

    public byte[] Body => body;

    public DateTimeOffset AcceptedAt => acceptedAt;

    public Expectation Expected => expected;

    /// <summary>How often it was delivered; only the last delivery holds its lock.</summary>
    public int Delivery { get; set; }
}
