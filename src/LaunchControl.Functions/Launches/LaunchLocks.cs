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

    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, 1024).Select(_ => new Stripe())];

    /// <param name="patience">Null waits for as long as it takes.</param>
    /// <exception cref="LaunchBusyException">Patience ran out, or that of somebody else has and nothing has moved since.</exception>
    public virtual async Task<IDisposable> EnterAsync(string launchId, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var stripe = _stripes[(uint)string.GetHashCode(launchId, StringComparison.Ordinal) % (uint)_stripes.Length];
        if (stripe.Turn.Wait(0, CancellationToken.None))
        {
            return new Held(stripe);
        }

        if (patience is not null && stripe.IsSlow)
        {
            throw new LaunchBusyException(launchId);
        }

        await WaitAsync(stripe, launchId, patience ?? Timeout.InfiniteTimeSpan, cancellationToken);
        return new Held(stripe);
    }

    private async Task WaitAsync(Stripe stripe, string launchId, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var waited = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waited.Token, cancellationToken);
        try
        {
            await stripe.Turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            stripe.IsSlow = true;
            throw new LaunchBusyException(launchId);
        }
    }

    private sealed class Stripe
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>Somebody's patience ran out during the present turn.</summary>
        public volatile bool IsSlow;
    }

    private sealed class Held(Stripe stripe) : IDisposable
    {
        public void Dispose()
        {
            stripe.IsSlow = false;
            stripe.Turn.Release();
        }
    }
}
