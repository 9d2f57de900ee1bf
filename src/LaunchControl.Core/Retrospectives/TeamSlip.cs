namespace LaunchControl.Core.Retrospectives;

/// <summary>How late the gates of one team passed, against their due dates as they were last.</summary>
/// <param name="Gates">Gates of the team.</param>
/// <param name="Late">How many of them passed late, or never.</param>
/// <param name="MeanLateDays">Over the gates that passed, those in time counting 0; in days, not rounded.</param>
/// <param name="WorstLateDays">In days, not rounded.</param>
/// <param name="WorstGate">Name of the latest gate; null where none was late.</param>
public sealed record TeamSlip(string Team, int Gates, int Late, double MeanLateDays, double WorstLateDays, string? WorstGate);
