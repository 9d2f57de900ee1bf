using System.Diagnostics;
using System.Net;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Telemetry;

/// <summary>Decides through a review link as a browser behind a traced proxy does.</summary>
internal static class TracedPost
{
    public static (string TraceParent, string TraceId) NewTrace()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        return ($"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01", trace);
    }

    public static async Task ApproveAsync(LaunchApi api, Uri link, string traceParent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("decision", "approve")]) };
        Assert.True(request.Headers.TryAddWithoutValidation("traceparent", traceParent));
        using var response = await api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }
}
