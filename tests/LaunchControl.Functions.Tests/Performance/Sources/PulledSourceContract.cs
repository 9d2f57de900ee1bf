using System.Text;
using CsCheck;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>What every source keeps that asks a server: whatever the server does is a reading, and is never followed, believed or repeated.</summary>
public abstract class PulledSourceContract : SourceContract
{
    /// <summary>Sent by sources that send one.</summary>
    protected const string Secret = "s3cr3t-t0k3n";

    /// <summary>The source, with a contract that leads to an address.</summary>
    /// <param name="server">Address of the server.</param>
    internal abstract (IMetricSource Source, MetricSource Contract) Make(GuardedClient client, MetricSourceOptions options, Uri server);

    /// <summary>An answer of the server that is well-formed and holds a value of an instant, or none.</summary>
    protected abstract string Answer(DateTimeOffset? heldAt);

    public static TheoryData<string, string> Answers => new()
    {
        { "500 Down", "" },
        { "404 Not Found", "<h1>Not found</h1>" },
        { "401 Unauthorized", "{}" },
        { "204 No Content", "" },
        { "200 OK", "" },
        { "200 OK", "<html>41</html>" },
        { "200 OK", "null" },
        { "200 OK", "[]" },
        { "200 OK", "{}" },
        { "200 OK", "41" },
        { "200 OK", "\"41\"" },
        { "200 OK", "{\"\\ud800\":1}" },
        { "200 OK", "{\"status\":\"\\ud800\",\"value\":\"\\ud800\",\"at\":\"\\ud800\",\"tables\":[{\"name\":\"\\ud800\"}]}" },
        { "200 OK", new string('[', 10_000) },
        { "400 Bad", "{\"error\":\"line\\r\\nbreak \\u202e\\u0007 and " + new string('x', 5000) + "\"}" },
        { "400 Bad", "{\"error\":{\"message\":\"line\\r\\nbreak \\u202e\\u0007 and " + new string('x', 5000) + "\"}}" },
        { "400 Bad", $"{{\"error\":\"Bearer {Secret} is not valid\"}}" },
        { "400 Bad", $"{{\"error\":{{\"message\":\"Bearer {Secret} is not valid\"}}}}" },
        { "400 Bad", "{\"error\":\"\\ud800\"}" },
        { "302 Found\r\nLocation: /elsewhere", "" },
        { "307 Moved\r\nLocation: http://10.0.0.1/", "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_error_or_nonsense_is_a_failure_in_a_few_harmless_words(string head, string body)
    {
        await using var server = new ScriptedServer().OnBody(ScriptedServer.Anything, body, head);

        var reading = await AskAsync(server);

        IsFailure(reading, head.StartsWith("200", StringComparison.Ordinal) ? "answered 200" : $"answered {head[..3]}");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_a_failure()
    {
        await using var server = new ScriptedServer().On(ScriptedServer.Anything, "SSH-2.0-OpenSSH_9.9\r\n");

        IsFailure(await AskAsync(server), "did not answer in valid HTTP");
    }

    [Fact]
    public async Task An_endless_answer_is_a_failure()
    {
        await using var server = new ScriptedServer().On(ScriptedServer.Anything, async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(new byte[64 * 1024], token);
            }
        });

        IsFailure(await AskAsync(server), "answered with more than 1024 KiB");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_a_failure()
    {
        await using var server = new ScriptedServer().On(ScriptedServer.Anything, (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        using var client = new GuardedClient("127.0.0.1") { Timeout = TimeSpan.FromSeconds(1) };

        IsFailure(await AskAsync(client, new Uri(server.Url("/"))), "did not answer within 1 s");
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_is_not_asked()
    {
        await using var server = new ScriptedServer().OnBody(ScriptedServer.Anything, Answer(To));
        using var client = new GuardedClient();

        var reading = await AskAsync(client, new Uri(server.Url("/")));

        Assert.NotNull(reading.Failure);
        Assert.Contains("OutgoingHttp__allowedHosts", reading.Failure, StringComparison.Ordinal);
        Assert.Empty(reading.Samples);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_that_is_not_found_is_a_failure()
    {
        using var client = new GuardedClient("*.invalid");

        IsFailure(await AskAsync(client, new Uri("http://no-such-host.invalid/")), "has a host name that was not found");
    }

    [Fact]
    public async Task Nothing_that_a_server_makes_of_a_good_answer_throws()
    {
        var good = Answer(From.AddHours(2));
        using var network = new ScriptedNetwork();
        using var client = new GuardedClient(network, "127.0.0.1");
        var value = Gen.OneOfConst("null", "-1", "1e999", "\"NaN\"", "\"\\ud800\"", "[]", "{}", "[[]]", "true", "99999999999999999999", "\"2027-99-99\"", "\"\"", "-99999999999999");
        var replaced = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 12], value, (at, length, text) => good[..at] + text + good[Math.Min(good.Length, at + length)..]);
        var token = Gen.Select(Gen.Int[0, good.Split('"').Length - 1], value, (at, text) => string.Join('"', good.Split('"').Select((part, index) => index == at ? text.Trim('"') : part)));

        await Gen.OneOf(replaced, token, Gen.Int[0, good.Length - 1].Select(length => good[..length])).SampleAsync(
            async body =>
            {
                network.Body = Encoding.UTF8.GetBytes(body);
                var reading = await AskAsync(client, new Uri("http://127.0.0.1/"));
                Assert.InRange(reading.Failure?.Length ?? 1, 1, 200);
                Assert.True(reading.Failure is null || reading.Samples.Count == 0);
                Assert.All(reading.Samples, sample => Assert.True(sample.At > From && sample.At <= To && double.IsFinite(sample.Value), $"{body}: {sample}"));
            },
            iter: 2000,
            threads: 1);
    }

    protected override async Task<Reading> AskAsync(DateTimeOffset? heldAt, CancellationToken cancellationToken)
    {
        await using var server = new ScriptedServer().OnBody(ScriptedServer.Anything, Answer(heldAt));
        using var client = new GuardedClient("127.0.0.1");
        return await AskAsync(client, new Uri(server.Url("/")), cancellationToken);
    }

    /// <summary>Asks with a secret where the source can send one.</summary>
    internal Task<Reading> AskAsync(GuardedClient client, Uri server, CancellationToken cancellationToken = default)
    {
        var options = new MetricSourceOptions();
        options.Secrets["reader"] = new SourceSecret { Value = Secret, Host = $"{server.IdnHost}:{server.Port}" };
        var (source, contract) = Make(client, options, server);
        return source.ReadAsync(Query(contract), cancellationToken);
    }

    internal static SourceSecrets Secrets(GuardedClient client, MetricSourceOptions options) => new(Options.Create(options), client.Options);

    private async Task<Reading> AskAsync(ScriptedServer server)
    {
        using var client = new GuardedClient("127.0.0.1");
        return await AskAsync(client, new Uri(server.Url("/")));
    }

    private static void IsFailure(Reading reading, string beginning)
    {
        Assert.Empty(reading.Samples);
        Assert.StartsWith(beginning, reading.Failure, StringComparison.Ordinal);
        Assert.InRange(reading.Failure!.Length, 1, 200);
        Assert.DoesNotContain(Secret, reading.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Failure, character => char.IsControl(character) || character == '\u202e');
    }
}
