namespace LaunchControl.Core.People;

/// <summary>Somebody said when a person is away, or took it back.</summary>
/// <param name="By">Mail address of who did it, or the client id of a system.</param>
/// <param name="Absence">What holds since then; null for none.</param>
public sealed record AbsenceChange(DateTimeOffset At, string By, Absence? Absence);
