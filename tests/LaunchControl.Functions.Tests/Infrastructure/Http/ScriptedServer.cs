using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LaunchControl.Functions.Tests.Infrastructure.Http;

/// <summary>A server on 127.0.0.1 that answers every path with bytes of the test's choice, well-formed or not.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Func<Stream, CancellationToken, Task>> _answers = [];
    private readonly List<string> _requests = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _serving;

    /// <param name="certificate">Serves over TLS with it; null serves plain HTTP.</param>
    public ScriptedServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Request lines, headers and bodies, as they came.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public string Url(string path) => $"http://127.0.0.1:{Port}{path}";

    /// <summary>Stands for every path that has no answer of its own.</summary>
    public const string Anything = "*";

    public ScriptedServer On(string path, string answer) =>
        On(path, async (stream, token) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), token));

    public ScriptedServer On(string path, Func<Stream, CancellationToken, Task> answer)
    {
        _answers[path] = answer;
        return this;
    }

    /// <summary>Answers with the body; <paramref name="head"/> is the status and headers, without the last line break.</summary>
    public ScriptedServer OnBody(string path, string body, string head = "200 OK") =>
        On(path, $"HTTP/1.1 {head}\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}");

    public ScriptedServer OnRedirect(string path, string location, int status = 302) => OnBody(path, "", $"{status} Elsewhere\r\nLocation: {location}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream connection)
    {
        try
        {
            await using var stream = await SecureAsync(connection);
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            var request = new StringBuilder();
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
            {
                request.AppendLine(line);
            }

            var path = request.ToString().Split(' ').ElementAtOrDefault(1) ?? "";
            request.Append(await ReadBodyAsync(reader, request.ToString()));
            _requests.Add(request.ToString());
            if (_answers.TryGetValue(path, out var answer) || _answers.TryGetValue(Anything, out answer))
            {
                await answer(stream, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The client hung up, as it should on some answers.
        }
    }

    private async Task<string> ReadBodyAsync(StreamReader reader, string head)
    {
        const string Length = "Content-Length: ";
        var line = head.Split(Environment.NewLine).FirstOrDefault(line => line.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
        if (line is null)
        {
            return "";
        }

        var body = new char[int.Parse(line.AsSpan(Length.Length), CultureInfo.InvariantCulture)];
        return new string(body, 0, await reader.ReadBlockAsync(body, _stop.Token));
    }

    private async Task<Stream> SecureAsync(NetworkStream connection)
    {
        if (_certificate is null)
        {
            return connection;
        }

        var secure = new SslStream(connection);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secure;
    }
}
