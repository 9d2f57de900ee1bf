using LaunchControl.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Chaos.Injection;

/// <summary>Stands between the application and Table Storage, and lets a share of the calls go wrong.</summary>
public sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] NotForwarded = ["Host", "Connection", "Transfer-Encoding", "Content-Length", "Expect"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri _target;
    private readonly Random _random;
    private readonly Deck<string> _deck;
    private readonly Tally _tally;
    private readonly WebApplication _app;

    private StorageProxy(string tables, int seed, Tally tally)
    {
        var endpoint = tables.Split(';').Single(part => part.StartsWith("TableEndpoint=", StringComparison.Ordinal))["TableEndpoint=".Length..];
        (_target, _random, _tally) = (new Uri(endpoint), new Random(seed), tally);
        _deck = new Deck<string>(FaultKind.OfStorage, new Random(seed));
        var port = Ports.Free();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.Run(AnswerAsync);
        ConnectionString = tables.Replace(_target.Authority, $"127.0.0.1:{port}", StringComparison.Ordinal);
    }

    /// <summary>For the application.</summary>
    public string ConnectionString { get; }

    /// <summary>Which share of the calls goes wrong, 0 to 1.</summary>
    public double Share { get; set; }

    public static async Task<StorageProxy> StartAsync(string tables, int seed, Tally tally)
    {
        var proxy = new StorageProxy(tables, seed, tally);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var fault = Choose();
        if (fault is not null)
        {
            _tally.Add(fault);
        }

        switch (fault)
        {
            case FaultKind.Storage503:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case FaultKind.Storage429:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                break;
            case FaultKind.Storage500:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case FaultKind.StorageResetBefore:
                context.Abort();
                break;
            case FaultKind.StorageResetAfter:
                (await ForwardAsync(context)).Dispose();
                context.Abort();
                break;
            case FaultKind.StorageTimeout:
                await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                context.Abort();
                break;
            default:
                await PassAsync(context, isSlow: fault is not null);
                break;
        }
    }

    private string? Choose()
    {
        lock (_random)
        {
            return _random.NextDouble() < Share ? _deck.Draw() : null;
        }
    }

    private async Task PassAsync(HttpContext context, bool isSlow)
    {
        if (isSlow)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(800), TimeProvider.System, CancellationToken.None);
        }

        using var answer = await ForwardAsync(context);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync(CancellationToken.None), CancellationToken.None);
    }

    // What was sent is signed: path, query and headers go on as they came.
    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, CancellationToken.None);
        var target = $"{_target.Scheme}://{_target.Authority}{context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = body.Length > 0 ? new ByteArrayContent(body.ToArray()) : null;
        foreach (var (name, values) in context.Request.Headers.Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return await _client.SendAsync(request, CancellationToken.None);
    }
}
