using System.Text;

namespace LaunchControl.Core.Feedback;

/// <summary>Takes a text apart into words and clauses.</summary>
internal static class FeedbackWords
{
    private static readonly HashSet<string> Breaks = ["but", "however", "although"];

    /// <summary>
    /// The clauses of a text, each as its words in lower case. Words are runs of letters, digits and apostrophes; a clause ends at one of
    /// <c>. , ; : ! ?</c>, at the end of a line, and before <c>but</c>, <c>however</c> and <c>although</c>.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Clauses(string text)
    {
        List<List<string>> clauses = [[]];
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) || character is '\'' or '\u2019')
            {
                word.Append(character == '\u2019' ? '\'' : char.ToLowerInvariant(character));
                continue;
            }

            End(word, clauses);
            if (character is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '\r')
            {
                clauses.Add([]);
            }
        }

        End(word, clauses);
        return [.. clauses.Where(clause => clause.Count > 0)];
    }

    private static void End(StringBuilder word, List<List<string>> clauses)
    {
        var text = word.ToString().Trim('\'');
        word.Clear();
        if (text.Length == 0)
        {
            return;
        }

        if (Breaks.Contains(text))
        {
            clauses.Add([]);
        }

        clauses[^1].Add(text);
    }
}
