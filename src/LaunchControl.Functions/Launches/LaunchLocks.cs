namespace LaunchControl.Functions.Launches;

/// <summary>Lets one command at a time work on a launch within this process.</summary>
/// <remarks>
/// Saves conflicts and doubled mails; correctness does not rest on it: other processes are kept out by ETags.
/// Striped, so that memory does not grow with the number of launches.
/// </remarks>
public sealed class LaunchLocks
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> EnterAsync(string launchId, CancellationToken cancellationToken)
    {
        var stripe = _stripes[StripeOf(launchId) % (uint)_stripes.Length];
        await stripe.WaitAsync(cancellationToken);
        return new Held(stripe);
    }

    // The same in every process, so that a simulation replays.
    private static uint StripeOf(string launchId) => launchId.Aggregate(17u, (hash, character) => unchecked((hash * 31) + character));

    private sealed class Held(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
