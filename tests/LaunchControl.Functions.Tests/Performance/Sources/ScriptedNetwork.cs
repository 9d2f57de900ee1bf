using System.Net;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>In place of all connections: answers 200 with a body, and keeps what was asked.</summary>
internal sealed class ScriptedNetwork : HttpMessageHandler
{
    public byte[] Body { get; set; } = [];

    public List<(Uri Address, string? Authorization)> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.RequestUri!, request.Headers.Authorization?.ToString()));
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) });
    }
}
