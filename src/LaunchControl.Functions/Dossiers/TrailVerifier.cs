using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Dossiers;

/// <summary>Verifies a stored launch against its stored trail. Changes nothing.</summary>
public sealed class TrailVerifier(ILaunchStore store, IAuditTrail trail)
{
    // A decision that is stored between the two reads looks like a forged end.
    private const int MostAttempts = 5;

    /// <param name="stored">The launch as it was read just now.</param>
    public async Task<TrailVerdict> VerifyAsync(StoredLaunch stored, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var verdict = await VerifyOnceAsync(stored, cancellationToken);
            if (verdict is { IsIntact: true, StateDiffersAt: null } || attempt == MostAttempts
                || await store.ReadAsync(stored.Launch.Id, cancellationToken) is not { } newest || newest.Version == stored.Version)
            {
                return verdict;
            }

            stored = newest;
        }
    }

    private async Task<TrailVerdict> VerifyOnceAsync(StoredLaunch stored, CancellationToken cancellationToken)
    {
        var verification = new TrailVerification(stored.Launch);
        await foreach (var line in trail.ReadLinesAsync(stored.Launch.Id, 0, cancellationToken))
        {
            verification.Add(line);
        }

        return verification.Finish();
    }
}
