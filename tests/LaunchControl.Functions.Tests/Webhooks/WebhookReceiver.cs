using System.Collections.Concurrent;
using System.Net;
using LaunchControl.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>Somebody else's server on this machine, which is posted events: keeps each request, and answers as told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Posted> _posted = new();

    private WebhookReceiver(WebApplication app, int port) => (_app, Port) = (app, port);

    public int Port { get; }

    /// <summary>How it answers.</summary>
    public Func<Posted, HttpResponse, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Posted> Posted => [.. _posted];

    public string Url(string path = "/hook") => $"http://127.0.0.1:{Port}{path}";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = Ports.Free();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app, port);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers every post with a status.</summary>
    public void AnswerWith(int status) => Answer = (_, response) =>
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Waits until so many posts came.</summary>
    public async Task<IReadOnlyList<Posted>> UntilAsync(int posts) =>
        await Eventually.GetAsync(() => Task.FromResult(Posted), posted => posted.Count >= posts, $"{posts} posts");

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var posted = new Posted(
            context.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(),
            headers.ContentType.ToString(), body.ToArray());
        _posted.Enqueue(posted);
        await Answer(posted, context.Response);
    }
}
