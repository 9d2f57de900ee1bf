namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Texts: bounded, and nothing in them that breaks a line of a mail or a page.</summary>
internal static class TextRules
{
    // Line breaks that are no control characters.
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    /// <summary>A text of one line that must be there.</summary>
    public static void CheckLine(DocumentFaults faults, string pointer, string text, string what, int longest)
    {
        faults.Require(!string.IsNullOrWhiteSpace(text), pointer, $"Give {what}.");
        CheckLength(faults, pointer, text, longest);
        faults.Require(!text.Any(character => char.IsControl(character) || character is LineSeparator or ParagraphSeparator), pointer,
            "Take out line breaks and control characters.");
    }

    /// <summary>A text that may be empty and may have lines.</summary>
    public static void CheckText(DocumentFaults faults, string pointer, string? text, int longest)
    {
        CheckLength(faults, pointer, text ?? "", longest);
        faults.Require(text?.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) != true, pointer,
            "Take out control characters.");
    }

    public static void CheckId(DocumentFaults faults, string pointer, string id) =>
        faults.Require(PlaybookId.IsWellFormed(id), pointer,
            $"Give an id of 1-{PlaybookLimits.LongestId} lowercase letters, digits and single hyphens, such as load-test.");

    private static void CheckLength(DocumentFaults faults, string pointer, string text, int longest) =>
        faults.Require(text.Length <= longest, pointer, $"Shorten this to at most {longest} characters; it has {text.Length}.");
}
