using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Chooses by <c>Accept</c> among the forms that an answer can have (RFC 9110, section 12.5.1).</summary>
internal static class PreferredType
{
    /// <summary>The offer with the highest weight, of equal ones the first; the first, too, where none is acceptable or nothing was said.</summary>
    /// <param name="offers">Media types such as <c>text/html</c>, without parameters.</param>
    public static string Of(HttpRequest request, params IReadOnlyList<string> offers)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return offers.Select(offer => (Offer: offer, Weight: Weight(accepted, offer))).MaxBy(offer => offer.Weight).Offer;
    }

    // The most specific range that fits counts.
    private static double Weight(IList<MediaTypeHeaderValue> accepted, string offer)
    {
        var type = new MediaTypeHeaderValue(offer);
        return accepted.Where(range => type.IsSubsetOf(range))
            .OrderByDescending(range => (range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2))
            .Select(range => range.Quality ?? 1).FirstOrDefault();
    }
}
