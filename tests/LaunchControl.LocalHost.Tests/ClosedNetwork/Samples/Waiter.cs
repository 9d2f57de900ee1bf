namespace LaunchControl.LocalHost.Tests.ClosedNetwork.Samples;

/// <summary>One of each kind of member that the listings spell in their own way.</summary>
public abstract class Waiter : IDisposable
{
    public const int Limit = 3;

    protected Waiter(string? label = null, bool open = true, int? limit = null, DayOfWeek day = DayOfWeek.Friday)
    {
        Label = $"{label}{open}{limit}{day}";
    }

    public abstract bool IsOpen { get; }

    public virtual DayOfWeek? Day { get; init; }

    internal string Label { get; }

    public abstract Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken = default);

    public static string? Find(string name, out TimeSpan? found, params string[] more)
    {
        found = more.Contains(name) ? TimeSpan.Zero : null;
        return found is null ? null : name;
    }

    public void Dispose() => GC.SuppressFinalize(this);
}
