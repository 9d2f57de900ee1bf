namespace LaunchControl.Core.Auditing;

/// <summary>Walks a stored trail from its first entry to its last and finds the first that is not as it was written.</summary>
/// <remarks>Keeps no more than one entry at a time. It believes nothing but the texts: hashes that are stored beside them are compared.</remarks>
/// <param name="headSequence">Sequence of the newest entry, as the launch has it.</param>
/// <param name="headHash">Its hash, as the launch has it.</param>
public sealed class ChainVerifier(int headSequence, string? headHash)
{
    private string? _hash;

    // The entry that names another predecessor than the one that is there: what follows tells which of the two was changed.
    private int _suspect;

    /// <summary>How many entries were found to be whole and in their place.</summary>
    public int Entries { get; private set; }

    /// <summary>The first broken entry; null while there is none.</summary>
    public ChainBreak? Break { get; private set; }

    /// <summary>Hash of the last entry; null where one is broken, and before the first.</summary>
    public string? Head => Break is null ? _hash : null;

    /// <summary>Looks at the next row.</summary>
    /// <returns>The entry; null for one that is broken, or comes after one.</returns>
    public AuditEntry? Add(AuditLine line)
    {
        if (Break is not null)
        {
            return null;
        }

        var (expected, hash) = (Entries + 1, AuditChain.HashOf(line.Text));
        var (entry, found) = Judge(line, expected, hash);
        if (_suspect > 0)
        {
            Convict(entry is not null && found is null && entry.PreviousHash == _hash);
            return null;
        }

        Break = found;
        if (entry is null || found is not null)
        {
            return null;
        }

        _suspect = entry.PreviousHash == _hash ? 0 : expected;
        (Entries, _hash) = (expected, hash);
        return _suspect > 0 ? null : entry;
    }

    /// <summary>The trail has ended.</summary>
    /// <returns>The first broken entry; null for a trail that is whole.</returns>
    public ChainBreak? Finish()
    {
        if (Break is null && _suspect > 0)
        {
            Convict(Entries == headSequence && _hash == headHash);
        }

        return Break ??= Entries < headSequence ? Missing(Entries + 1)
            : _hash != headHash ? new(Math.Max(Entries, 1), ChainBreakKind.HeadDiffers,
                $"The launch names another hash as that of its last entry, {Entries}: the end of the trail, or the launch's own row, was written anew.")
            : null;
    }

    private (AuditEntry? Entry, ChainBreak? Break) Judge(AuditLine line, int expected, string hash)
    {
        if (line.Sequence == 0)
        {
            return (null, new(expected, ChainBreakKind.Forged, $"Before entry {expected} there is a row that is no entry: {line.Fault}"));
        }

        if (line.Sequence != expected)
        {
            return (null, Missing(expected));
        }

        if (expected > headSequence)
        {
            return (null, new(expected, ChainBreakKind.Forged, $"Entry {expected} stands after the last entry that the launch knows of, {headSequence}."));
        }

        if (hash != line.Hash)
        {
            return (null, Changed(expected, "its text and its hash don't belong together."));
        }

        return AuditChain.TryRead(line.Text) is not { } entry ? (null, Changed(expected, "its text is not that of an entry."))
            : entry.Sequence != expected
                ? (entry, new(expected, ChainBreakKind.OutOfOrder, $"In the place of entry {expected} stands one that says it is entry {entry.Sequence}."))
            : line.Fault is { } fault ? (entry, Changed(expected, fault))
            : (entry, null);
    }

    private void Convict(bool isSuspectConfirmed)
    {
        var guilty = Math.Max(isSuspectConfirmed ? _suspect - 1 : _suspect, 1);
        Entries = guilty - 1;
        Break = Changed(guilty, _suspect == 1 ? "it names an entry before it, and is the first."
            : isSuspectConfirmed ? "the entry after it names another hash for it."
            : "it names another hash for the entry before it than that entry has.");
    }

    private static ChainBreak Missing(int sequence) => new(sequence, ChainBreakKind.Missing, $"Entry {sequence} is missing.");

    private static ChainBreak Changed(int sequence, string why) => new(sequence, ChainBreakKind.Changed, $"Entry {sequence} was changed: {why}");
}
