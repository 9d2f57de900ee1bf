namespace LaunchControl.Functions.Launches;

/// <summary>Lets one command at a time work on a launch within this process.</summary>
/// <remarks>
/// Saves conflicts and doubled mails; correctness does not rest on it: other processes are kept out by ETags.
/// Striped, so that memory does not grow with the number of launches.
/// </remarks>
public class LaunchLocks(TimeProvider time)
{
    /// <summary>How long a message waits for its launch before it makes room for those of other launches.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    /// <param name="patience">Null waits for as long as it takes.</param>
    /// <exception cref="LaunchBusyException">Patience ran out.</exception>
    public virtual async Task<IDisposable> EnterAsync(string launchId, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var stripe = _stripes[(uint)string.GetHashCode(launchId, StringComparison.Ordinal) % (uint)_stripes.Length];
        if (stripe.Wait(0, CancellationToken.None))
        {
            return new Held(stripe);
        }

        using var waited = new CancellationTokenSource(patience ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waited.Token, cancellationToken);
        try
        {
            await stripe.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LaunchBusyException(launchId);
        }

        return new Held(stripe);
    }

    private sealed class Held(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
