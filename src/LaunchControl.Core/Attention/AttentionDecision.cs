namespace LaunchControl.Core.Attention;

/// <summary>What is to be done for a person now.</summary>
/// <param name="Digest">Null for none.</param>
/// <param name="Nudge">Null for none.</param>
/// <param name="Escalations">Of what was asked of the person.</param>
public sealed record AttentionDecision(Digest? Digest, Nudge? Nudge, IReadOnlyList<EscalationStep> Escalations)
{
    public bool IsNothing => Digest is null && Nudge is null && Escalations.Count == 0;
}
