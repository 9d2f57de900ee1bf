using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Feedback;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Feedback;

/// <summary>What somebody typed into a public feedback form.</summary>
internal static class FeedbackForm
{
    private const int LongestSubmission = 64;

    public static async Task<FeedbackInput> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await FormFields.ReadAsync(request, cancellationToken);
        return new FeedbackInput
        {
            Text = form["text"].ToString().ReplaceLineEndings("\n").Trim(),
            Sentiment = Sentiment(form["sentiment"]),
            Name = form["name"].ToString().Trim(),
            Submission = form["submission"].ToString() is { Length: > 0 and <= LongestSubmission } submission ? submission : null,
        };
    }

    public static IReadOnlyList<FormError> ErrorsOf(FeedbackInput input) =>
    [
        .. input.Text.Length == 0 ? [new FormError("Write what you would like to tell us.", "text")] : Array.Empty<FormError>(),
        .. input.Text.Length > FeedbackDraft.LongestText
            ? [new FormError(string.Create(CultureInfo.InvariantCulture, $"Shorten your text to at most {FeedbackDraft.LongestText:N0} characters; it has {input.Text.Length:N0}."), "text")] : Array.Empty<FormError>(),
        .. input.Text.Length > 0 && !FeedbackBody.IsText(input.Text, isOneLine: false)
            ? [new FormError("Your text has invisible control characters; type it anew or paste it without formatting.", "text")] : Array.Empty<FormError>(),
        .. input.Sentiment is null ? [new FormError("Choose how you feel about it.", "good")] : Array.Empty<FormError>(),
        .. input.Name.Length > FeedbackDraft.LongestFrom || (input.Name.Length > 0 && !FeedbackBody.IsText(input.Name, isOneLine: true))
            ? [new FormError($"Give a name of at most {FeedbackDraft.LongestFrom} characters in one line, or none.", "name")] : Array.Empty<FormError>(),
    ];

    /// <summary>The same form with the same words is the same feedback, however often it is sent; other words through it are other feedback.</summary>
    public static FeedbackDraft ToDraft(FeedbackInput input, string submission) =>
        new($"form-{Hash($"{submission}\n{input.Sentiment}\n{input.Name}\n{input.Text}")}", input.Text, FeedbackKind.Customer)
        {
            Sentiment = input.Sentiment,
            From = input.Name.Length > 0 ? input.Name : null,
        };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static Sentiment? Sentiment(string? word) => word switch
    {
        "positive" => Core.Feedback.Sentiment.Positive,
        "neutral" => Core.Feedback.Sentiment.Neutral,
        "negative" => Core.Feedback.Sentiment.Negative,
        _ => null,
    };
}
