namespace LaunchControl.Functions.Launches;

/// <summary>Gathers commands that come while their launch is busy, so that one transaction stores them all: group commit.</summary>
/// <remarks>A batch that nobody else joins costs nothing. Nobody waits for company.</remarks>
public sealed class CommandBatches
{
    private const int Most = 64;

    private readonly Dictionary<string, CommandBatch> _open = new(StringComparer.Ordinal);

    /// <summary>A place in the batch that waits for the launch, or the first one in a new batch.</summary>
    internal CommandBatch.Place Join(Delivery delivery)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(delivery.LaunchId, out var batch) || batch.Places.Count == Most)
            {
                _open[delivery.LaunchId] = batch = new CommandBatch(delivery.LaunchId);
            }

            return batch.Add(delivery);
        }
    }

    /// <summary>From here on nobody joins the batch.</summary>
    internal void Close(CommandBatch batch)
    {
        lock (_open)
        {
            if (_open.GetValueOrDefault(batch.LaunchId) == batch)
            {
                _open.Remove(batch.LaunchId);
            }
        }
    }
}
