namespace LaunchControl.Core.Ports;

/// <summary>Remembers which launch an idempotency key started.</summary>
public interface IIdempotencyKeys
{
    /// <summary>Claims a key for a launch, or answers who claimed it before. Exactly one of many concurrent claims wins.</summary>
    /// <param name="scope">Whose key it is; the same key of another caller is another key.</param>
    /// <param name="fingerprint">Of the request; lets a caller tell a repeat from another request under the same key.</param>
    Task<IdempotencyClaim> ClaimAsync(string scope, string key, string launchId, string fingerprint, CancellationToken cancellationToken);

    /// <summary>Who claimed a key; null for nobody.</summary>
    Task<IdempotencyClaim?> FindAsync(string scope, string key, CancellationToken cancellationToken);
}
