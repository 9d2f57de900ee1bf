namespace LaunchControl.Functions.Maintenance;

/// <summary>What one step of a rebuild did.</summary>
/// <param name="Launches">How many launches were looked at.</param>
/// <param name="Restarted">Launches that got new orchestrations.</param>
/// <param name="Failed">Launches that could not be read or helped; the logs say why.</param>
/// <param name="ContinuationToken">For the next step; null after the last.</param>
public sealed record RebuildReport(int Launches, IReadOnlyList<string> Restarted, IReadOnlyList<string> Failed, string? ContinuationToken);
