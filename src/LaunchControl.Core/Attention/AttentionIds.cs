using System.Globalization;

namespace LaunchControl.Core.Attention;

/// <summary>Ids of the attention engine's mails, unique for a person: a repeat has the same.</summary>
public static class AttentionIds
{
    public static string Digest(DateOnly day) => day.ToString("'digest-'yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Nudge(DateOnly day) => day.ToString("'nudge-'yyyy-MM-dd", CultureInfo.InvariantCulture);
}
