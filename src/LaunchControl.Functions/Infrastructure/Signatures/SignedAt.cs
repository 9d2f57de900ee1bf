using System.Globalization;

namespace LaunchControl.Functions.Infrastructure.Signatures;

/// <summary>When a request was signed, in seconds since 1970.</summary>
internal static class SignedAt
{
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    /// <summary>Whether the text is a time of the last five minutes, or as little ahead as clocks differ.</summary>
    public static bool IsRecent(string timestamp, DateTimeOffset now, TimeSpan clockDifference) =>
        timestamp.Length <= 11 && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && (now - DateTimeOffset.FromUnixTimeSeconds(second)) is var age && age <= Oldest && age >= -clockDifference;
}
