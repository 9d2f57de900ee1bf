namespace LaunchControl.Core.Auditing;

/// <summary>One row of a stored trail, as it was found.</summary>
/// <param name="Sequence">Where it stands, by its key; 0 for a row whose key names no place in a trail.</param>
/// <param name="Text">The entry's text as stored, read as little as possible.</param>
/// <param name="Hash">What is stored as its hash; null for none.</param>
/// <param name="Fault">What else about the row contradicts the text, as the end of a sentence; null for nothing.</param>
public sealed record AuditLine(int Sequence, string Text, string? Hash, string? Fault = null);
