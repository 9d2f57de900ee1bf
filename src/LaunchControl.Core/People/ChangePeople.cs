using LaunchControl.Core.Commands;

namespace LaunchControl.Core.People;

/// <summary>Change who has a role. Open items and gates that are not passed follow; what is done stays with whoever did it.</summary>
/// <param name="People">Role id to mail addresses. <c>launch-owner</c> names the new owner, one person.</param>
/// <param name="Absences">Of everybody in the launch and in <paramref name="People"/>, and of their delegates, as far as known.</param>
public sealed record ChangePeople(IReadOnlyDictionary<string, IReadOnlyList<string>> People, IReadOnlyList<Absence> Absences, string? Reason) : LaunchCommand;
