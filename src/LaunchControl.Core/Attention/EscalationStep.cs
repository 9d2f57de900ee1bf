namespace LaunchControl.Core.Attention;

/// <summary>An escalation that is due.</summary>
public sealed record EscalationStep(LaunchAsk Ask, Escalate Command);
