namespace LaunchControl.Core.SignOffs;

/// <summary>What the sign-offs of one round covered. It does not change within a round: a change after the first vote begins another one.</summary>
public sealed record SignedContent(int Round, IReadOnlyList<ContentFact> Facts);
