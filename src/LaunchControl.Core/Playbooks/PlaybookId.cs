namespace LaunchControl.Core.Playbooks;

/// <summary>Ids in playbooks: lowercase letters, digits and single hyphens between them, 1-40 characters. Good for addresses, keys and file names.</summary>
public static class PlaybookId
{
    public static bool IsWellFormed(string? id) =>
        id is { Length: > 0 and <= PlaybookLimits.LongestId }
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && id[0] != '-' && id[^1] != '-' && !id.Contains("--", StringComparison.Ordinal);
}
