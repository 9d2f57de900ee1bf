using System.Globalization;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Answers that show blackout windows and holidays.</summary>
internal static class BlackoutResponses
{
    public static IResult Ok(HttpResponse response, StoredBlackouts stored, IReadOnlyList<AffectedLaunch>? affected = null)
    {
        response.Headers.ETag = ETag(stored);
        return Results.Json(BlackoutsView.Of(stored) with { Affected = affected }, ApiJson.Options);
    }

    /// <summary>A version never changes once stored, so its number tells it apart.</summary>
    public static string ETag(StoredBlackouts stored) => string.Create(CultureInfo.InvariantCulture, $"\"{stored.Version}\"");
}
