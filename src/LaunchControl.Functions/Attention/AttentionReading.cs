using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Attention;

/// <summary>What is known about one person at an instant.</summary>
/// <param name="Launches">Those that ask something of them or that put-off mails are about, by id.</param>
/// <param name="Asks">Everything that is asked of them.</param>
/// <param name="Later">Put-off mails that can be told now.</param>
/// <param name="Moot">Put-off mails that have no point any more.</param>
/// <param name="IsWhole">False where a launch could not be read.</param>
public sealed record AttentionReading(
    DateTimeOffset Now, IReadOnlyDictionary<string, Launch> Launches, IReadOnlyList<LaunchAsk> Asks, IReadOnlyList<PutOffMail> Later, IReadOnlyList<PutOffMail> Moot, bool IsWhole)
{
    /// <summary>What holds for a person who said nothing themselves; null where there is no launch to tell.</summary>
    public AttentionDefaults? Defaults => AttentionDefaults.OfOldest(Asks.Select(ask => ask.Launch)) ?? AttentionDefaults.OfOldest(Launches.Values);

    /// <summary>The ledger without what is not asked any more.</summary>
    public AttentionLedger Prune(AttentionLedger ledger) => IsWhole ? ledger.Pruned(Asks) : ledger;
}
