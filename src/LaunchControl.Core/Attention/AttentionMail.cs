namespace LaunchControl.Core.Attention;

/// <summary>A mail of the attention engine that is about to be sent.</summary>
/// <param name="Id">The same whenever the mail of that day is made.</param>
/// <param name="Day">The person's day that it belongs to.</param>
/// <param name="At">When somebody undertook to send it.</param>
public sealed record AttentionMail(string Id, bool IsNudge, DateOnly Day, DateTimeOffset At);
