using CsCheck;
using LaunchControl.Core.Feedback;

namespace LaunchControl.Core.Tests.Feedback;

public sealed class FeedbackTallyTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_given_wins_over_the_word_lists()
    {
        var found = FeedbackEntry.Of(new FeedbackDraft("1", "Slow and expensive", FeedbackKind.Customer), Now);
        var given = FeedbackEntry.Of(new FeedbackDraft("2", "Slow and expensive", FeedbackKind.Customer) { Sentiment = Sentiment.Positive, Themes = ["zeta", "alpha", "zeta"] }, Now);
        var none = FeedbackEntry.Of(new FeedbackDraft("3", "Slow and expensive", FeedbackKind.Customer) { Themes = [] }, Now);

        Assert.Equal((Sentiment.Negative, false, false), (found.Sentiment, found.IsSentimentGiven, found.AreThemesGiven));
        Assert.Equal(["performance", "pricing"], found.Themes);
        Assert.Equal((Sentiment.Positive, true, true), (given.Sentiment, given.IsSentimentGiven, given.AreThemesGiven));
        Assert.Equal(["alpha", "zeta"], given.Themes);
        Assert.Empty(none.Themes);
    }

    [Fact]
    public void The_summary_counts_every_entry_once_and_names_the_ten_themes_that_came_most() => Entry.Array[0, 60].Sample(entries =>
    {
        var summary = entries.Aggregate(new FeedbackTally(), (tally, entry) => tally.Add(entry)).ToSummary();

        Assert.Equal(entries.Length, summary.Count);
        Assert.Equal(summary.Count, summary.Positive + summary.Neutral + summary.Negative);
        Assert.Equal(entries.Count(entry => entry.Sentiment == Sentiment.Negative), summary.Negative);
        Assert.Equal(entries.Count(entry => entry.Kind == FeedbackKind.Customer), summary.Customer);
        var expected = entries.SelectMany(entry => entry.Themes).GroupBy(theme => theme).Select(theme => new ThemeCount(theme.Key, theme.Count()))
            .OrderByDescending(theme => theme.Count).ThenBy(theme => theme.Theme, StringComparer.Ordinal).Take(10);
        Assert.Equal(expected, summary.Themes);
    });

    [Fact]
    public void Themes_beyond_the_two_hundredth_are_counted_together()
    {
        var tally = Enumerable.Range(0, 300).Aggregate(new FeedbackTally(), (tally, number) => tally.Add(Of([$"theme-{number}"], 0, 0)));

        Assert.Equal(FeedbackTally.MostThemes + 1, tally.Themes.Count);
        Assert.Equal(new ThemeCount(FeedbackTally.OtherThemes, 100), tally.ToSummary().Themes[0]);
    }

    private static readonly Gen<FeedbackEntry> Entry = Gen.Select(Gen.Int[0, 30].Array[0, 4], Gen.Int[0, 2], Gen.Int[0, 1],
        (themes, sentiment, kind) => Of([.. themes.Distinct().Select(theme => $"theme-{theme}")], sentiment, kind));

    private static FeedbackEntry Of(string[] themes, int sentiment, int kind) => new()
    {
        Id = "1",
        At = Now,
        Text = "Text",
        Kind = (FeedbackKind)kind,
        Sentiment = (Sentiment)sentiment,
        Themes = themes,
    };
}
