using LaunchControl.Core.Feedback;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Feedback;

/// <summary><c>docs/feedback.md</c> lists every word that the method goes by.</summary>
public sealed class FeedbackDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "feedback.md"));

    [Fact]
    public void It_lists_the_words_of_the_sentiment_scale()
    {
        Assert.Contains($"| positive | {Words(SentimentScale.Positive)} |", Lines);
        Assert.Contains($"| negative | {Words(SentimentScale.Negative)} |", Lines);
        Assert.Contains($"| negation | {Words(SentimentScale.Negations)}, and every word that ends in n't |", Lines);
    }

    [Fact]
    public void It_lists_the_vocabulary_of_themes() =>
        Assert.All(ThemeFinder.Vocabulary, theme => Assert.Contains($"| `{theme.Key}` | {string.Join(", ", theme.Value.Select(name => name.Replace("*", "\\*", StringComparison.Ordinal)))} |", Lines));

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));
}
