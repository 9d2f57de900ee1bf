using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Names a row of the launch index; opaque to callers.</summary>
internal static partial class ContinuationToken
{
    public static string Encode(string rowKey) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(rowKey));

    /// <exception cref="InvalidContinuationTokenException">The token is not one that a page gave.</exception>
    public static string Decode(string token)
    {
        var rowKey = Base64Url.IsValid(token) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)) : "";
        return RowKey().IsMatch(rowKey) ? rowKey : throw new InvalidContinuationTokenException();
    }

    [GeneratedRegex("^[0-9]{19}\\|[a-z0-9-]{1,50}$", RegexOptions.CultureInvariant)]
    private static partial Regex RowKey();
}
