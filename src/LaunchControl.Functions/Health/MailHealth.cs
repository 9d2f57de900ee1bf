namespace LaunchControl.Functions.Health;

/// <summary>What the mail provider said to this instance last.</summary>
public sealed class MailHealth
{
    private volatile string? _problem;

    /// <summary>Why the last mail was not taken; null where it was, and before the first one.</summary>
    public string? Problem => _problem;

    public void Note(string? problem) => _problem = problem;
}
