namespace LaunchControl.Functions.Diagnosis;

/// <summary>Something that keeps a launch from going on although no person has to do anything.</summary>
/// <param name="Code">Stable: <c>orchestration-dead</c>, <c>orchestration-suspended</c>, <c>overdue</c>, <c>outbox-waiting</c>.</param>
/// <param name="Message">What is wrong, and what happens about it.</param>
public sealed record Finding(string Code, string Message);
