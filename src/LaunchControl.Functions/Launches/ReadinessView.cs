using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Functions.Launches;

/// <param name="Score">0-100.</param>
/// <param name="RagReason">The rule that decided the colour, for a person.</param>
public sealed record ReadinessView(int Score, IReadOnlyList<ReadinessFactor> Factors, string RagReason);
