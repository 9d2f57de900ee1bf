namespace LaunchControl.Core.Retrospectives;

/// <summary>Somebody who signed or finished something after it was due.</summary>
/// <param name="Person">Mail address.</param>
/// <param name="Count">How many things were late.</param>
/// <param name="WorstDays">In days, not rounded.</param>
/// <param name="Work">The latest first.</param>
public sealed record LatePerson(string Person, int Count, double WorstDays, IReadOnlyList<LateWork> Work);
