namespace LaunchControl.Core.Feedback;

/// <summary>Counts feedback as it comes in, in bounded space.</summary>
public sealed record FeedbackTally
{
    /// <summary>Entries of one launch; more are refused.</summary>
    public const int MostEntries = 50_000;

    /// <summary>Different themes of one launch that are counted by name; further ones are counted as <see cref="OtherThemes"/>.</summary>
    public const int MostThemes = 200;

    // No sender can name it: it is no slug.
    public const string OtherThemes = "other themes";

    private const int ThemesInSummary = 10;

    public int Positive { get; init; }

    public int Neutral { get; init; }

    public int Negative { get; init; }

    public int Customer { get; init; }

    /// <summary>Theme to how many entries have it.</summary>
    public IReadOnlyDictionary<string, int> Themes { get; init; } = new Dictionary<string, int>();

    public int Count => Positive + Neutral + Negative;

    public FeedbackTally Add(FeedbackEntry entry)
    {
        var themes = new Dictionary<string, int>(Themes, StringComparer.Ordinal);
        foreach (var theme in entry.Themes.Select(theme => themes.ContainsKey(theme) || themes.Count < MostThemes ? theme : OtherThemes).Distinct())
        {
            themes[theme] = themes.GetValueOrDefault(theme) + 1;
        }

        return this with
        {
            Positive = Positive + (entry.Sentiment == Sentiment.Positive ? 1 : 0),
            Neutral = Neutral + (entry.Sentiment == Sentiment.Neutral ? 1 : 0),
            Negative = Negative + (entry.Sentiment == Sentiment.Negative ? 1 : 0),
            Customer = Customer + (entry.Kind == FeedbackKind.Customer ? 1 : 0),
            Themes = themes,
        };
    }

    public FeedbackSummary ToSummary() => new(Count, Positive, Neutral, Negative)
    {
        Customer = Customer,
        Themes =
        [
            .. Themes.OrderByDescending(theme => theme.Value).ThenBy(theme => theme.Key, StringComparer.Ordinal)
                .Take(ThemesInSummary).Select(theme => new ThemeCount(theme.Key, theme.Value)),
        ],
    };
}
