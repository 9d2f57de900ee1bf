using System.Collections.Concurrent;
using System.Globalization;
using LaunchControl.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Browser.Tests;

/// <summary>A real server on this machine that answers with the value of the moment.</summary>
internal sealed class MetricServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private MetricServer(WebApplication app) => _app = app;

    public static async Task<MetricServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Free()}"));
        builder.Logging.ClearProviders();
        var server = new MetricServer(builder.Build());
        server._app.Run(context => context.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $$"""{"value":{{server._values[context.Request.Path.Value!.TrimStart('/')]}}}"""), context.RequestAborted));
        await server._app.StartAsync();
        return server;
    }

    public string AddressOf(string metric) => $"{_app.Urls.Single()}/{metric}";

    public void Set(string metric, double value) => _values[metric] = value;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
