using LaunchControl.Core.Commands;

namespace LaunchControl.Core.People;

/// <summary>Take note of when people of the launch are away, and who stands in for them.</summary>
/// <param name="People">Whom <paramref name="Absences"/> is about; of the others the launch keeps what it knows.</param>
/// <param name="Absences">Of these people. Who has none is there.</param>
public sealed record RecordAbsences(IReadOnlyList<string> People, IReadOnlyList<Absence> Absences) : LaunchCommand;
