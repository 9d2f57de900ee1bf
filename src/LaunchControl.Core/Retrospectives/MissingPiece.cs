namespace LaunchControl.Core.Retrospectives;

/// <summary>Something that a retrospective does not have yet.</summary>
/// <param name="Code">Stable, for programs: <c>no-actual-budget</c>.</param>
/// <param name="Sentence">For a person: what is missing, and where it can be given.</param>
public sealed record MissingPiece(string Code, string Sentence);
