using LaunchControl.Core.Feedback;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Feedback;

/// <summary>Feedback as a table: all that a filter takes, newest first.</summary>
public sealed class FeedbackCsv(IFeedback feedback)
{
    private const int PageSize = 1000;
    private static readonly string[] Heading = ["id", "at", "kind", "sentiment", "sentimentGiven", "themes", "themesGiven", "from", "text"];

    public async Task WriteAsync(string launchId, FeedbackFilter filter, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(Heading, cancellationToken);
        string? after = null;
        do
        {
            var page = await feedback.ListAsync(launchId, filter, PageSize, after, cancellationToken);
            foreach (var entry in page.Items)
            {
                await table.WriteAsync(
                    [entry.Id, entry.At, entry.Kind, entry.Sentiment, entry.IsSentimentGiven, string.Join(' ', entry.Themes), entry.AreThemesGiven, entry.From, entry.Text], cancellationToken);
            }

            after = page.ContinuationToken;
        }
        while (after is not null);
    }
}
