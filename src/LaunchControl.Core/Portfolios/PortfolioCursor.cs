using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Portfolios;

/// <summary>A place in a list of launches, for the page that follows it. As a token it is opaque, and tied to the filter and the order of its list.</summary>
public sealed class PortfolioCursor
{
    public const string NotGiven = "The continuation token is not one that a previous page gave.";

    public const string OfAnotherList = "The continuation token belongs to another filter or sort. Leave it out to begin this list at its first page.";

    private const char Separator = '|';
    private const int MarkBytes = 6;

    internal PortfolioCursor(SortKey place) => Place = place;

    internal SortKey Place { get; }

    /// <summary>Reads what <see cref="ToToken"/> wrote.</summary>
    /// <param name="fault">What to tell whoever sent it; null where it is well.</param>
    public static PortfolioCursor? Read(string token, LaunchFilter filter, LaunchSort sort, out string? fault)
    {
        var parts = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split(Separator, 4) : [];
        fault = parts.Length != 4 || parts[0].Length != MarkBytes * 2 ? NotGiven : parts[0] != Mark(filter, sort) ? OfAnotherList : null;
        if (fault is null && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return new PortfolioCursor(new SortKey(number, parts[3], parts[2]));
        }

        fault ??= NotGiven;
        return null;
    }

    public string ToToken(LaunchFilter filter, LaunchSort sort) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Mark(filter, sort)}{Separator}{Place.Number}{Separator}{Place.Id}{Separator}{Place.Text}")));

    // Tells lists apart; it is no secret, and whoever makes one up gets a place in a list that they may see.
    private static string Mark(LaunchFilter filter, LaunchSort sort)
    {
        object?[] parts =
        [
            sort, filter.Status, filter.Tier, filter.Owner, filter.Team?.ToUpperInvariant(), filter.Rag, filter.IsActive, filter.From?.UtcTicks, filter.Until?.UtcTicks,
            string.Join(' ', SearchWords.Of(filter.Search)), filter.FromDay?.DayNumber, filter.ToDay?.DayNumber,
        ];
        var text = string.Join('\n', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, MarkBytes));
    }
}
