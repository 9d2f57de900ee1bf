using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Dossiers;

/// <summary>What the verification of a launch's audit trail found.</summary>
/// <param name="Intact">No entry was changed, taken out, put in or moved since it was written.</param>
/// <param name="Entries">How many entries are whole, from the first on.</param>
/// <param name="Head">Hash of the last entry; null for a trail that is broken.</param>
/// <param name="Algorithm">Of the hashes.</param>
/// <param name="BrokenAt">Sequence of the first broken entry; null for none.</param>
/// <param name="Problem">What is wrong with it; null for nothing.</param>
/// <param name="Reason">The same in a sentence.</param>
/// <param name="State">Whether the stored launch is what the trail adds up to.</param>
public sealed record VerificationView(
    string LaunchId,
    bool Intact,
    int Entries,
    string? Head,
    string Algorithm,
    int? BrokenAt,
    ChainBreakKind? Problem,
    string? Reason,
    StateView State)
{
    public static VerificationView Of(string launchId, TrailVerdict verdict) => new(
        launchId, verdict.IsIntact, verdict.Entries, verdict.Head, AuditChain.Algorithm, verdict.Break?.Sequence, verdict.Break?.Kind, verdict.Break?.Why,
        StateView.Of(verdict));
}
