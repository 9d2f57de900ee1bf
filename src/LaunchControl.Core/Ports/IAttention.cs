using LaunchControl.Core.Attention;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps what people said about their attention, and what they were sent: one partition a person.</summary>
public interface IAttention
{
    /// <param name="withPutOff">Reads the mails that were put off, too.</param>
    Task<AttentionRecord> ReadAsync(string person, bool withPutOff, CancellationToken cancellationToken);

    /// <summary>Stores a ledger and forgets put-off mails, as one.</summary>
    /// <returns>False where somebody else stored one since <paramref name="read"/>; then nothing changed.</returns>
    Task<bool> TryStoreAsync(AttentionRecord read, AttentionLedger ledger, IReadOnlyList<PutOffMail> forgotten, CancellationToken cancellationToken);

    /// <summary>Keeps a mail for the digest, and marks the person. The same mail again changes nothing.</summary>
    Task PutOffAsync(string person, PutOffMail mail, CancellationToken cancellationToken);

    IAsyncEnumerable<AttentionMark> ListMarkedAsync(CancellationToken cancellationToken);

    Task MarkAsync(string person, CancellationToken cancellationToken);

    /// <summary>Removes a mark, unless the person was marked again.</summary>
    Task UnmarkAsync(AttentionMark mark, CancellationToken cancellationToken);

    /// <summary>Replaces a person's settings, keeps who did it, and marks the person. What is known already is no change.</summary>
    /// <param name="change">Its settings are null to forget what is known.</param>
    Task StoreSettingsAsync(string person, AttentionSettingsChange change, CancellationToken cancellationToken);

    /// <summary>Who changed a person's settings and how, newest first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<AttentionSettingsChange>> ReadChangesAsync(string person, int limit, CancellationToken cancellationToken);
}
