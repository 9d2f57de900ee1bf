using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Dossiers;

/// <summary>Whether the stored launch is what its trail adds up to; link secrets are in no trail.</summary>
/// <param name="Matches">Null where the trail is broken, so that it says nothing.</param>
/// <param name="DiffersAt">Path of the first value that differs, such as <c>gates/legal/status</c>; empty where the trail gives no launch at all.</param>
public sealed record StateView(bool? Matches, string? DiffersAt)
{
    public static StateView Of(TrailVerdict verdict) => new(verdict.IsIntact ? verdict.StateDiffersAt is null : null, verdict.StateDiffersAt);
}
