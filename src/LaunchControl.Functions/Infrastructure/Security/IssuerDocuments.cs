using System.Text;
using LaunchControl.Functions.Infrastructure.Http;
using Microsoft.IdentityModel.Protocols;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Reads what a token issuer publishes, over https alone and bounded in time and size.</summary>
public sealed class IssuerDocuments(OutgoingHttpClient http) : IDocumentRetriever
{
    /// <exception cref="IOException">It can't be read; the message says why.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
        {
            throw new IOException("The token issuer names an address that is not https.");
        }

        var answer = await http.GetAsync(url, readBody: true, cancel);
        return answer is { Status: 200 } ? Encoding.UTF8.GetString(answer.Body.Span) : throw new IOException($"{url} {answer.Failure ?? $"answered {answer.Status}"}.");
    }
}
