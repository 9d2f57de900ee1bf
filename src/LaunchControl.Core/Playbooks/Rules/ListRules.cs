namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Lists: bounded, and nothing in them twice.</summary>
internal static class ListRules
{
    /// <summary>A number of working days.</summary>
    public static void CheckRange(DocumentFaults faults, string pointer, int days, int most) =>
        faults.Require(days >= 0 && days <= most, pointer, $"0 to {most} working days.");

    public static void CheckCount(DocumentFaults faults, string pointer, int count, int most, string what) =>
        faults.Require(count <= most, pointer, $"At most {most} {what}; here are {count}.");

    /// <summary>Each repetition is a fault at its own place.</summary>
    public static void CheckUnique(DocumentFaults faults, IEnumerable<(string Pointer, string Text)> entries, string what)
    {
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        foreach (var (pointer, text) in entries.Where(entry => entry.Text.Length > 0))
        {
            if (!first.TryAdd(text, pointer))
            {
                faults.Add(pointer, $"The {what} '{text}' is already at {first[text]}. Rename or remove one of them.");
            }
        }
    }

    /// <summary>A list of short texts, each once.</summary>
    public static void CheckValues(DocumentFaults faults, string pointer, IReadOnlyList<string> values)
    {
        CheckCount(faults, pointer, values.Count, PlaybookLimits.MostValues, "values");
        for (var i = 0; i < values.Count; i++)
        {
            TextRules.CheckLine(faults, $"{pointer}/{i}", values[i], "a value", PlaybookLimits.LongestValue);
        }

        CheckUnique(faults, Entries(pointer, values), "value");
    }

    /// <summary>A list of ids of other parts, each once. Calls <paramref name="check"/> for those that are not empty.</summary>
    public static void CheckReferences(DocumentFaults faults, string pointer, IReadOnlyList<string> ids, string what, Action<string, string> check)
    {
        CheckCount(faults, pointer, ids.Count, PlaybookLimits.MostReferences, $"{what}s");
        CheckUnique(faults, Entries(pointer, ids), what);
        foreach (var (place, id) in Entries(pointer, ids))
        {
            check(place, id);
        }
    }

    private static IEnumerable<(string Pointer, string Text)> Entries(string pointer, IReadOnlyList<string> texts) =>
        texts.Select((text, index) => ($"{pointer}/{index}", text));
}
