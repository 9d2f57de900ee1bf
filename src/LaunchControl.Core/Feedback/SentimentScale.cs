namespace LaunchControl.Core.Feedback;

/// <summary>Guesses the sentiment of a text in English from single words. Plain counting, named as that: it understands nothing.</summary>
/// <remarks>
/// Each word of the lists counts 1 for its side. A negation among the three words before it, in the same clause, makes it count for the other side.
/// More positive than negative is positive, more negative is negative, and everything else, words that are in no list among it, is neutral.
/// </remarks>
public static class SentimentScale
{
    private const int Reach = 3;

    /// <summary>Words that count as positive.</summary>
    public static IReadOnlySet<string> Positive { get; } = Set("""
        amazing awesome better brilliant clean clear convenient delighted delightful easier easy effortless elegant enjoy enjoyed excellent excited fantastic
        fast faster flawless friendly glad good great handy happy helped helpful helps impressed impressive improved improvement intuitive love loved loves
        neat nice nicely perfect perfectly pleasant pleased quick quicker recommend reliable responsive satisfied seamless simple simpler smooth smoothly solid
        stable super superb terrific thank thanks useful valuable well wonderful works worth wow
        """);

    /// <summary>Words that count as negative.</summary>
    public static IReadOnlySet<string> Negative { get; } = Set("""
        angry annoyed annoying awful awkward bad broke broken bug buggy bugs cancel cancelled clumsy clunky complicated confused confusing crash crashed crashes
        crashing cumbersome dead difficult disappointed disappointing down error errors expensive fail failed failing fails failure frustrated frustrating hard
        hate hated horrible impossible inconsistent issue issues lacking lacks lag laggy lost messy missing mistake nightmare outage overpriced painful poor poorly
        problem problems regression ridiculous sad slow slower sluggish stuck stupid terrible timeout timeouts trouble ugly unclear unhappy unreliable unstable
        unusable upset useless wasted worse worst wrong
        """);

    /// <summary>Words that turn what follows round; every word that ends in <c>n't</c> does so too.</summary>
    public static IReadOnlySet<string> Negations { get; } = Set("barely cannot cant dont hardly neither never no nobody none nor not nothing rarely without");

    /// <summary>The same text always has the same sentiment.</summary>
    public static Sentiment Of(string text) => FeedbackWords.Clauses(text).Sum(ScoreOf) switch
    {
        > 0 => Sentiment.Positive,
        < 0 => Sentiment.Negative,
        _ => Sentiment.Neutral,
    };

    private static int ScoreOf(IReadOnlyList<string> clause)
    {
        var score = 0;
        for (var index = 0; index < clause.Count; index++)
        {
            var weight = Positive.Contains(clause[index]) ? 1 : Negative.Contains(clause[index]) ? -1 : 0;
            score += weight != 0 && clause.Take(index).TakeLast(Reach).Any(IsNegation) ? -weight : weight;
        }

        return score;
    }

    private static bool IsNegation(string word) => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    private static HashSet<string> Set(string words) => [.. words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
