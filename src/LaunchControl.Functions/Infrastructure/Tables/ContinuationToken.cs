using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Names a row of a list; opaque to callers.</summary>
internal static partial class ContinuationToken
{
    public static string Encode(string rowKey) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(rowKey));

    /// <summary>A row of the refusals of a day.</summary>
    /// <exception cref="InvalidContinuationTokenException">The token is not one that a page gave.</exception>
    public static string DecodeRefusal(string token) => Decode(token, RefusalKey());

    /// <summary>A row of the feedback of a launch.</summary>
    /// <exception cref="InvalidContinuationTokenException">The token is not one that a page gave.</exception>
    public static string DecodeFeedback(string token) => Decode(token, FeedbackKey());

    /// <summary>The place in the list of what waits on a person.</summary>
    /// <exception cref="InvalidContinuationTokenException">The token is not one that a page gave.</exception>
    public static string DecodePersonAsk(string token) => Decode(token, PersonAskOrder());

    private static string Decode(string token, Regex form)
    {
        var rowKey = Base64Url.IsValid(token) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)) : "";
        return form.IsMatch(rowKey) ? rowKey : throw new InvalidContinuationTokenException();
    }

    [GeneratedRegex("^entry\\|[0-9]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex FeedbackKey();

    [GeneratedRegex("^[0-9]{19}\\|[a-z0-9-]{1,50}\\|[0-9a-f]{16}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonAskOrder();

    [GeneratedRegex("^[A-Za-z]{1,40}\\|[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex RefusalKey();
}
