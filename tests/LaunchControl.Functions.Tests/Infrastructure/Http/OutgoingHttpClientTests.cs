using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Infrastructure.Http;

/// <summary>Outgoing HTTP can't be turned against the network that it starts in, nor against the app itself.</summary>
public sealed class OutgoingHttpClientTests
{
    private const string Private = "is private or reserved, and its host is not on the list OutgoingHttp__allowedHosts";

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://①②⑦.0.0.1:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[fd00:ec2::254]/")]
    public async Task However_it_is_spelled_a_private_address_is_refused(string url)
    {
        await using var server = new ScriptedServer().OnBody("/", "secret");
        using var client = new GuardedClient();

        var answer = await client.GetAsync(url.Replace("{0}", $"{server.Port}", StringComparison.Ordinal));

        Assert.Equal(Private, answer.Failure);
        Assert.Null(answer.Status);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("192.0.2.1", "10.1.2.3")]
    [InlineData("2606:4700:4700::1111", "::1")]
    [InlineData("8.8.8.8", "169.254.169.254")]
    public async Task A_name_is_refused_for_any_private_address_that_it_has(params string[] addresses)
    {
        using var client = new GuardedClient().Resolve("rebound.example", addresses);

        Assert.Equal(Private, (await client.GetAsync("http://rebound.example/")).Failure);
    }

    [Fact]
    public async Task A_connection_goes_to_the_very_address_that_was_judged_and_serves_one_request()
    {
        await using var server = new ScriptedServer().On("/", async (stream, token) =>
        {
            var answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
            do
            {
                await stream.WriteAsync(answer, token);
            }
            while (await stream.ReadAsync(new byte[4096], token) > 0);
        });
        using var client = new GuardedClient("name.example").Resolve("name.example", "127.0.0.1");

        Assert.Equal(200, (await client.GetAsync($"http://name.example:{server.Port}/")).Status);
        Assert.Equal(200, (await client.GetAsync($"http://name.example:{server.Port}/")).Status);

        Assert.Equal(["name.example", "name.example"], client.LookedUp);
    }

    [Fact]
    public async Task A_host_is_allowed_on_its_port_only()
    {
        await using var server = new ScriptedServer().OnBody("/", "here");
        await using var other = new ScriptedServer().OnBody("/", "not here");
        using var client = new GuardedClient($"127.0.0.1:{server.Port}");

        Assert.Equal(200, (await client.GetAsync(server.Url("/"))).Status);
        Assert.Equal(Private, (await client.GetAsync(other.Url("/"))).Failure);
        Assert.Equal(Private, (await client.GetAsync($"http://localhost:{server.Port}/")).Failure);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/", "is not an http or https address")]
    [InlineData("file:///etc/passwd", "is not an http or https address")]
    [InlineData("gopher://127.0.0.1/", "is not an http or https address")]
    [InlineData("http://me@127.0.0.1/", "carries a user name or password")]
    [InlineData("http://me:secret@127.0.0.1/", "carries a user name or password")]
    [InlineData("http://no-such-host.invalid/", "has a host name that was not found")]
    public async Task Other_schemes_user_info_and_unknown_names_are_refused(string url, string failure)
    {
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal(failure, (await client.GetAsync(url)).Failure);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", $"redirects to an address that {Private}")]
    [InlineData("//169.254.169.254/", $"redirects to an address that {Private}")]
    [InlineData("http://localhost/", $"redirects to an address that {Private}")]
    [InlineData("file:///etc/passwd", "redirects to an address that is not an http or https address")]
    [InlineData("ftp://127.0.0.1/", "redirects to an address that is not an http or https address")]
    [InlineData("http://me:secret@127.0.0.1/", "redirects to an address that carries a user name or password")]
    [InlineData("/loop", "redirects more than 3 times")]
    public async Task Redirects_are_judged_like_first_addresses(string location, string failure)
    {
        await using var server = new ScriptedServer().OnRedirect("/loop", location);
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal(failure, (await client.GetAsync(server.Url("/loop"))).Failure);
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_carry_no_cookies()
    {
        await using var server = new ScriptedServer();
        server.OnBody("/0", "", "301 Moved\r\nSet-Cookie: a=b\r\nLocation: 1")
            .OnRedirect("/1", server.Url("/2"), 307).OnRedirect("/2", "/3", 308).OnBody("/3", "end");
        using var client = new GuardedClient("127.0.0.1");

        var answer = await client.GetAsync(server.Url("/0"));

        Assert.Equal("end", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal(4, server.Requests.Count);
        Assert.All(server.Requests, request =>
        {
            Assert.Contains("User-Agent: LaunchControl", request, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("traceparent", request, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_not_followed()
    {
        using var network = new RedirectingNetwork("http://plain.example/");
        using var client = new GuardedClient(network);

        Assert.Equal("redirects from https to http", (await client.GetAsync("https://secure.example/")).Failure);
        Assert.Equal(["https://secure.example/"], network.Called);
    }

    [Fact]
    public async Task A_request_that_follows_nothing_answers_with_the_redirect()
    {
        await using var server = new ScriptedServer().OnRedirect("/", "http://10.0.0.1/");
        using var client = new GuardedClient("127.0.0.1");
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url("/")) { Content = new StringContent("{}") };

        Assert.Equal(302, (await client.Client.SendAsync(request, readBody: false, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Headers_that_never_end_run_into_the_time_bound() => await TimesOutAsync("HTTP/1.1 200 OK\r\nX-A: ");

    [Fact]
    public async Task A_body_that_never_ends_runs_into_the_time_bound() => await TimesOutAsync("HTTP/1.1 200 OK\r\n\r\n");

    [Fact]
    public async Task Silence_runs_into_the_time_bound() => await TimesOutAsync("", drip: false);

    [Fact]
    public async Task A_caller_who_cancels_is_told_so()
    {
        await using var server = new ScriptedServer().On("/", (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        using var client = new GuardedClient("127.0.0.1");
        using var cancelled = new CancellationTokenSource();
        var call = client.Client.GetAsync(new Uri(server.Url("/")), readBody: true, cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData(64 * 1024, true)]
    [InlineData((64 * 1024) + 1, false)]
    public async Task A_body_is_read_up_to_64_KiB(int length, bool read)
    {
        await using var server = new ScriptedServer().OnBody("/", new string('a', length));
        using var client = new GuardedClient("127.0.0.1");

        var answer = await client.GetAsync(server.Url("/"));

        Assert.Equal(read ? null : "answered with more than 64 KiB", answer.Failure);
        Assert.Equal(read ? length : 0, answer.Body.Length);
        Assert.Equal(200, (await client.GetAsync(server.Url("/"), readBody: false)).Status);
    }

    [Fact]
    public async Task An_endless_body_is_read_up_to_64_KiB()
    {
        await using var server = new ScriptedServer().On("/", async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(new byte[4096], token);
            }
        });
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal("answered with more than 64 KiB", (await client.GetAsync(server.Url("/"))).Failure);
    }

    [Fact]
    public async Task A_compressed_body_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[10 * 1024 * 1024]);
        }

        await using var server = new ScriptedServer().OnBody("/", Encoding.Latin1.GetString(packed.ToArray()), "200 OK\r\nContent-Encoding: gzip");
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal(packed.ToArray(), (await client.GetAsync(server.Url("/"))).Body.ToArray());
        Assert.Contains("Accept-Encoding: identity", server.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task What_is_not_HTTP_is_a_failure(string answer)
    {
        await using var server = new ScriptedServer().On("/", answer);
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal("did not answer in valid HTTP", (await client.GetAsync(server.Url("/"))).Failure);
    }

    [Fact]
    public async Task Headers_without_bound_are_a_failure()
    {
        await using var server = new ScriptedServer().On("/", $"HTTP/1.1 200 OK\r\nX-A: {new string('a', 100_000)}\r\n\r\n");
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal("did not answer in valid HTTP", (await client.GetAsync(server.Url("/"))).Failure);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_a_failure()
    {
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal("could not be connected to", (await client.GetAsync($"http://127.0.0.1:{Ports.Free()}/")).Failure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_a_failure()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(from, from.AddYears(100));
        await using var server = new ScriptedServer(certificate).OnBody("/", "secret");
        using var client = new GuardedClient("127.0.0.1");

        var answer = await client.GetAsync($"https://127.0.0.1:{server.Port}/");

        Assert.StartsWith("could not be reached over TLS", answer.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, sent => sent.Length > 0);
    }

    private static async Task TimesOutAsync(string head, bool drip = true)
    {
        await using var server = new ScriptedServer().On("/", async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head), token);
            using var pace = new PeriodicTimer(drip ? TimeSpan.FromMilliseconds(50) : Timeout.InfiniteTimeSpan);
            while (await pace.WaitForNextTickAsync(token))
            {
                await stream.WriteAsync("a"u8.ToArray(), token);
            }
        });
        using var client = new GuardedClient("127.0.0.1") { Timeout = TimeSpan.FromSeconds(1) };

        Assert.Equal("did not answer within 1 s", (await client.GetAsync(server.Url("/")).WaitAsync(TimeSpan.FromSeconds(30))).Failure);
    }

    private sealed class RedirectingNetwork(string location) : HttpMessageHandler
    {
        public List<string> Called { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Called.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri(location) } });
        }
    }
}
