using System.Net;
using System.Net.Http.Headers;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.Functions.Tests.Attention;

/// <summary>Hands mail on, and fails with digests before or after that, as if the process had died there.</summary>
internal sealed class FailingMail : ISendGridClient
{
    private int _attempts;

    /// <summary>Where mail goes.</summary>
    public ISendGridClient? Inner { get; set; }

    /// <summary><c>before</c>, <c>after</c>, or null for not at all.</summary>
    public string? Fails { get; set; }

    /// <summary>How often a digest was handed over, or was to be.</summary>
    public int Attempts => _attempts;

    public string UrlPath { get; set; } = "";

    public string Version { get; set; } = "";

    public string MediaType { get; set; } = "";

    public async Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        var isDigest = msg.Headers["Message-ID"].StartsWith("<digest", StringComparison.Ordinal);
        _attempts += isDigest ? 1 : 0;
        if (isDigest && Fails == "before")
        {
            return new Response(HttpStatusCode.ServiceUnavailable, null, null);
        }

        var answer = await Inner!.SendEmailAsync(msg, cancellationToken);
        return isDigest && Fails == "after" ? new Response(HttpStatusCode.ServiceUnavailable, null, null) : answer;
    }

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw new NotSupportedException();

    public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Response> RequestAsync(
        BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
