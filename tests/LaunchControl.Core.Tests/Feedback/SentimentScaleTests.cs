using CsCheck;
using LaunchControl.Core.Feedback;

namespace LaunchControl.Core.Tests.Feedback;

public sealed class SentimentScaleTests
{
    [Theory]
    [InlineData("It is great, and the support was helpful", Sentiment.Positive)]
    [InlineData("GREAT!!!", Sentiment.Positive)]
    [InlineData("Slow, buggy and expensive", Sentiment.Negative)]
    [InlineData("It is not great", Sentiment.Negative)]
    [InlineData("I don’t love it", Sentiment.Negative)]
    [InlineData("I can't recommend it", Sentiment.Negative)]
    [InlineData("No problems so far", Sentiment.Positive)]
    [InlineData("Not bad at all", Sentiment.Positive)]
    [InlineData("Great idea but slow and confusing", Sentiment.Negative)]
    [InlineData("No. Great!", Sentiment.Positive)]
    [InlineData("It never did what I hoped that it would be great for", Sentiment.Positive)]
    [InlineData("Fast but expensive", Sentiment.Neutral)]
    [InlineData("The page has a blue button", Sentiment.Neutral)]
    [InlineData("greatest goodness", Sentiment.Neutral)]
    [InlineData("Das ist wunderbar", Sentiment.Neutral)]
    [InlineData("''' ... ???", Sentiment.Neutral)]
    [InlineData("", Sentiment.Neutral)]
    public void It_counts_words_and_turns_them_round_after_a_negation_nearby(string text, Sentiment expected) =>
        Assert.Equal(expected, SentimentScale.Of(text));

    [Fact]
    public void No_word_stands_for_two_sides()
    {
        Assert.Empty(SentimentScale.Positive.Intersect(SentimentScale.Negative));
        Assert.Empty(SentimentScale.Negations.Intersect(SentimentScale.Positive.Concat(SentimentScale.Negative)));
    }

    [Fact]
    public void Any_text_has_one_sentiment_and_always_the_same() => Gen.String.Sample(text =>
        Assert.Equal(SentimentScale.Of(text), SentimentScale.Of(text)));
}
