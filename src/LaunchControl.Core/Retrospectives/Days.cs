namespace LaunchControl.Core.Retrospectives;

/// <summary>Distances in days of 24 hours, not rounded: whoever shows them rounds.</summary>
internal static class Days
{
    /// <summary>Negative where <paramref name="to"/> is earlier.</summary>
    public static double Between(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalDays;

    /// <summary>The same without the time that the launch was on hold, 0 for in time.</summary>
    public static double Late(DateTimeOffset due, DateTimeOffset done, TrailReview trail) => Math.Max(0, (done - due - trail.HeldWithin(due, done)).TotalDays);
}
