using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Tests.Drivers;

/// <summary>A trail as a store would hold it.</summary>
internal static class StoredTrail
{
    public static AuditLine Line(AuditEntry entry) => Line(entry.Sequence, AuditChain.Text(entry));

    /// <summary>A row whose hash fits its text.</summary>
    public static AuditLine Line(int sequence, string text) => new(sequence, text, AuditChain.HashOf(text));

    public static ChainBreak? Verify(IEnumerable<AuditLine> lines, int headSequence, string? headHash)
    {
        var verifier = new ChainVerifier(headSequence, headHash);
        foreach (var line in lines)
        {
            verifier.Add(line);
        }

        return verifier.Finish();
    }
}
