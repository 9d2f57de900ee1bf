using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Functions.Launches;

/// <param name="Score">0-100.</param>
/// <param name="RagReason">The rule that decided the colour, for a person.</param>
/// <param name="Risks">What endangers the launch, a sentence each.</param>
public sealed record ReadinessView(int Score, IReadOnlyList<ReadinessFactor> Factors, string RagReason, IReadOnlyList<string> Risks)
{
    public static ReadinessView Of(Readiness readiness) => new(readiness.Score, readiness.Factors, readiness.RagReason, readiness.Risks);
}
