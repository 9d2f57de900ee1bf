using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>From when on people are to be looked at because of a launch, kept beside its row in the index.</summary>
/// <param name="From">Mail address to the earliest instant at which something may have to be sent to the person.</param>
public sealed record AttentionIndex(IReadOnlyDictionary<string, DateTimeOffset> From)
{
    // Beside the free days of the week: holidays of a person in a row, as many as they may give, and zones. Who is looked at in vain costs one read of theirs in hours.
    private const int SpareDays = 120;

    public static AttentionIndex Of(Launch launch, DateTimeOffset now)
    {
        var before = (launch.Attention ?? AttentionPolicy.Default).Reminders.FirstBefore;
        return new AttentionIndex(AskList.Of(launch, now).GroupBy(ask => ask.Person).ToDictionary(
            asks => asks.Key, asks => asks.Min(ask => ask.DueAt).ToUniversalTime().AddDays(-(2 * before) - SpareDays), StringComparer.Ordinal));
    }

    /// <summary>The earliest of all; null where the launch asks nothing of anybody.</summary>
    public DateTimeOffset? Earliest => From.Count == 0 ? null : From.Values.Min();
}
