using System.Text;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>Whether two launches speak to the same people.</summary>
public static class LaunchAudience
{
    private const int LongestText = 500;

    /// <summary>
    /// The target customer as it is compared: in Unicode's compatibility form (NFKC), in lower case, without spaces around it, and with one space
    /// for several; its first 500 characters. Null for none.
    /// </summary>
    public static string? Normalize(string? targetCustomer)
    {
        var words = (targetCustomer ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words) is { Length: > 0 } text ? text[..Math.Min(LongestText, text.Length)] : null;
    }

    /// <summary>
    /// Where both name a target customer: the same one, and a market that both have, or one of them names none and so is for all.
    /// Otherwise: a market that both name.
    /// </summary>
    public static bool IsShared(LaunchFootprint one, LaunchFootprint other)
    {
        var isMarketShared = one.Markets.Any(market => LaunchMarkets.Contains(other.Markets, market));
        return one.TargetCustomer is not null && other.TargetCustomer is not null
            ? one.TargetCustomer == other.TargetCustomer && (isMarketShared || one.Markets.Count == 0 || other.Markets.Count == 0)
            : isMarketShared;
    }
}
