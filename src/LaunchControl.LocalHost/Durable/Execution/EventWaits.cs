namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>
/// External events of one execution: buffered first in, first out by name, names not case-sensitive. Among several open
/// waits for one name the newest wins. A cancelled wait stays in line and swallows the event that reaches it: so does
/// the official worker (TaskOrchestrationContextWrapper of microsoft/durabletask-dotnet).
/// </summary>
internal sealed class EventWaits
{
    private readonly Dictionary<string, Stack<IWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Payload)> _buffer = [];

    public bool HasOpen => _waits.Values.Any(stack => stack.Any(wait => wait.IsOpen));

    public IReadOnlyList<(string Name, string? Payload)> Buffered => _buffer;

    public Task<T> Wait<T>(string name, Func<string?, T> read, CancellationToken cancellation)
    {
        if (!_waits.TryGetValue(name, out var stack))
            _waits[name] = stack = new Stack<IWait>();
        if (stack.TryPeek(out var newest) && newest is not EventWait<T>)
            throw new ArgumentException($"An open wait for the event '{name}' expects another type than {typeof(T)}.", nameof(name));
        var wait = new EventWait<T>(read);
        stack.Push(wait);
        var buffered = _buffer.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (buffered >= 0)
        {
            var payload = _buffer[buffered].Payload;
            _buffer.RemoveAt(buffered);
            Raise(name, payload);
        }
        cancellation.Register(() => wait.Cancel(cancellation));
        return wait.Task;
    }

    public void Raise(string name, string? payload)
    {
        if (!_waits.TryGetValue(name, out var stack))
        {
            _buffer.Add((name, payload));
            return;
        }
        var wait = stack.Pop();
        if (stack.Count == 0)
            _waits.Remove(name);
        wait.Complete(payload);
    }

    private interface IWait
    {
        bool IsOpen { get; }

        void Complete(string? payload);
    }

    private sealed class EventWait<T>(Func<string?, T> read) : IWait
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public bool IsOpen => !_source.Task.IsCompleted;

        public void Complete(string? payload)
        {
            try
            {
                _source.TrySetResult(read(payload));
            }
            catch (System.Text.Json.JsonException e)
            {
                _source.TrySetException(e);
            }
        }

        public void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
    }
}
