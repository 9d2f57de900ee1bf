namespace LaunchControl.LocalHost.Demo;

/// <summary>A date that a launch would really have.</summary>
internal static class SampleDate
{
    /// <summary>The first Tuesday that leaves ten weeks of preparation.</summary>
    public static DateOnly After(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(70);
        return day.AddDays(((int)DayOfWeek.Tuesday - (int)day.DayOfWeek + 7) % 7);
    }
}
