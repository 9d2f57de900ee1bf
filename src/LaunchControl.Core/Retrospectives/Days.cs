namespace LaunchControl.Core.Retrospectives;

/// <summary>Distances in days.</summary>
internal static class Days
{
    /// <summary>In days of 24 hours with one decimal; negative where <paramref name="to"/> is earlier.</summary>
    public static double Between(DateTimeOffset from, DateTimeOffset to) => Math.Round((to - from).TotalDays, 1, MidpointRounding.AwayFromZero);

    /// <summary>The same, 0 for in time.</summary>
    public static double Late(DateTimeOffset due, DateTimeOffset done) => Math.Max(0, Between(due, done));
}
