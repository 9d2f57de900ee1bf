using LaunchControl.Core.Forecasts;
using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Functions.Launches;

/// <summary>How ready a launch is, what that rests on, and how it came to be so.</summary>
/// <param name="Score">0-100.</param>
/// <param name="RagReason">The rule that decided the colour, for a person.</param>
/// <param name="Risks">What endangers the launch, a sentence each.</param>
/// <param name="Forecast">Null once the launch is live or over.</param>
/// <param name="History">
/// Oldest first: a point for each day on which something changed, as it was at the end of that day in the launch's zone. In between nothing changed.
/// </param>
public sealed record ReadinessReport(
    int Score, RagStatus Rag, string RagReason, IReadOnlyList<ReadinessFactor> Factors, IReadOnlyList<string> Risks, Forecast? Forecast, IReadOnlyList<ReadinessPoint> History);
