namespace LaunchControl.Core.Attention;

/// <summary>What is remembered of something that was asked.</summary>
/// <param name="Reminders">How often the person was reminded of it.</param>
/// <param name="LastDay">The day of the last reminder, as it was for the person.</param>
public sealed record AskMemory(int Reminders, DateOnly LastDay);
