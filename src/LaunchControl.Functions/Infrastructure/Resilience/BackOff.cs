namespace LaunchControl.Functions.Infrastructure.Resilience;

/// <summary>Waits that double from attempt to attempt, up to a longest one, each up to a quarter shorter or longer, so that what failed together is not tried together.</summary>
public sealed record BackOff(TimeSpan First, TimeSpan Longest, int MostAttempts)
{
    /// <param name="attempt">How many attempts have failed, 1 or more.</param>
    /// <param name="jitter">From 0 (a quarter shorter) to 1 (a quarter longer).</param>
    public TimeSpan After(int attempt, double jitter)
    {
        var wait = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(attempt, 30) - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(wait * (0.75 + (jitter / 2)));
    }
}
