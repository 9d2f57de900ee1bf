namespace LaunchControl.Core.Attention;

/// <summary>Everything that one mail of the day tells a person.</summary>
/// <param name="Lines">What is asked of them, most urgent first.</param>
/// <param name="Later">Mails that were put off until now.</param>
public sealed record Digest(DateOnly Day, IReadOnlyList<DigestLine> Lines, IReadOnlyList<PutOffMail> Later)
{
    public string Id => AttentionIds.Digest(Day);
}
