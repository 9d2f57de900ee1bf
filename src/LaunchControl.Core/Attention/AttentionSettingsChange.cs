namespace LaunchControl.Core.Attention;

/// <summary>Somebody changed a person's settings, or removed them.</summary>
/// <param name="By">Mail address of who did it, or the client id of a system.</param>
/// <param name="Settings">What holds since then; null for none.</param>
public sealed record AttentionSettingsChange(DateTimeOffset At, string By, AttentionSettings? Settings);
