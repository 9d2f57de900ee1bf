using System.Net.Http.Headers;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>A host that is not in development mode, and believes the tokens of a <see cref="LocalIssuer"/>.</summary>
public sealed class IssuedHost : IAsyncLifetime
{
    private readonly LocalIssuer _issuer = new();

    public IssuedHost() => Host = new RunningHost { Settings = _issuer.Settings, Services = _issuer.Replace };

    internal LocalIssuer Issuer => _issuer;

    public RunningHost Host { get; }

    public Task InitializeAsync() => Host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _issuer.GoDownAsync();
    }

    /// <summary>Calls with a token, or with none.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? token, string body = "{}")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path);
        if (!HttpMethods.IsSafe(method))
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await Host.Api.Http.SendAsync(request);
    }

    private static class HttpMethods
    {
        public static bool IsSafe(string method) => method.ToUpperInvariant() is "GET" or "HEAD";
    }
}
