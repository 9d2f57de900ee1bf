namespace LaunchControl.LocalHost.Broker;

internal abstract record StoreChange(string Queue)
{
    internal sealed record Put(string Queue, StoredMessage Message) : StoreChange(Queue);

    internal sealed record Remove(string Queue, long Sequence) : StoreChange(Queue);

    internal sealed record Delivered(string Queue, long Sequence, int Count) : StoreChange(Queue);

    internal sealed record Remember(string Queue, string MessageId, DateTimeOffset Until) : StoreChange(Queue);

    internal sealed record Forget(string Queue, DateTimeOffset Before) : StoreChange(Queue);
}
