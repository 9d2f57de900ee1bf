namespace LaunchControl.Core.Auditing;

/// <summary>The first entry at which a trail is not what was written.</summary>
/// <param name="Sequence">1 or more.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Why">One sentence for a person.</param>
public sealed record ChainBreak(int Sequence, ChainBreakKind Kind, string Why);
