using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Feedback;

/// <summary>Reads <c>{ "entries": [ { "text", "kind", "sentiment"?, "themes"?, "from"?, "id"? } ] }</c> and notes every fault.</summary>
internal static class FeedbackBody
{
    public const int MostEntries = 100;

    public static IReadOnlyList<FeedbackDraft> Read(JsonFields body, Randomness randomness)
    {
        var entries = body.ObjectsInPlace("entries");
        if (entries.Count is 0 or > MostEntries && !body.HasFault("entries"))
        {
            body.Fault("entries", $"Give 1 to {MostEntries} entries, not {entries.Count}.");
        }

        if (entries.Count > MostEntries)
        {
            return [];
        }

        List<FeedbackDraft> drafts = [.. entries.Select(entry => ReadEntry(entry, randomness))];
        foreach (var (index, draft) in drafts.Index().Where(one => drafts.Take(one.Index).Any(earlier => earlier.Id == one.Item.Id)))
        {
            entries[index].Fault("id", "Another entry of this request has the same id.");
        }

        return drafts;
    }

    private static FeedbackDraft ReadEntry(JsonFields entry, Randomness randomness)
    {
        var text = entry.String("text", FeedbackDraft.LongestText);
        if (entry.IsObject && !entry.HasFault("text") && !IsText(text, isOneLine: false))
        {
            entry.Fault("text", $"Say it in 1 to {FeedbackDraft.LongestText} characters, without control characters.");
        }

        var draft = new FeedbackDraft(OneLine(entry, "id", FeedbackDraft.LongestId) ?? randomness.NewId(), text?.Trim() ?? "", entry.RequiredEnum<FeedbackKind>("kind"))
        {
            Sentiment = entry.Enum<Sentiment>("sentiment"),
            From = OneLine(entry, "from", FeedbackDraft.LongestFrom),
            Themes = ReadThemes(entry),
        };
        entry.RefuseUnknown();
        return draft;
    }

    private static string? OneLine(JsonFields entry, string name, int longest)
    {
        var text = entry.String(name, longest);
        if (text is not null && !entry.HasFault(name) && !IsText(text, isOneLine: true))
        {
            entry.Fault(name, $"Give 1 to {longest} characters in one line, or leave it out.");
        }

        return text?.Trim();
    }

    private static IReadOnlyList<string>? ReadThemes(JsonFields entry)
    {
        if (entry.TakeNull("themes"))
        {
            return null;
        }

        var themes = entry.StringsInPlace("themes");
        if (themes.Count > FeedbackDraft.MostThemes)
        {
            entry.Fault("themes", $"At most {FeedbackDraft.MostThemes} themes.");
        }

        foreach (var (index, theme) in themes.Index().Where(theme => !IsTheme(theme.Item)))
        {
            entry.FaultAt("themes", index, $"A theme has 1 to {FeedbackDraft.LongestTheme} lower-case letters and digits, in groups that single hyphens part.");
        }

        return themes;
    }

    public static bool IsTheme(string theme) => theme.Length <= FeedbackDraft.LongestTheme && LaunchId.IsSlug(theme);

    public static bool IsText(string? text, bool isOneLine) =>
        !string.IsNullOrWhiteSpace(text) && !text.Any(character => char.IsControl(character) && (isOneLine || character is not ('\n' or '\r' or '\t')));
}
