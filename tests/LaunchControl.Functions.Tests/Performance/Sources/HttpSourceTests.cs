using System.Globalization;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.Time.Testing;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>One number in the JSON that an address answers with.</summary>
public sealed class HttpSourceTests : PulledSourceContract
{
    private readonly FakeTimeProvider _time = new(To);

    public static TheoryData<string, double?> Numbers => new()
    {
        { "41", 41 },
        { "-0.5e3", -500 },
        { "\"41.25\"", 41.25 },
        { "\"-1e-3\"", -0.001 },
        { "\" 41\"", null },
        { "\"41 %\"", null },
        { "\"41,5\"", null },
        { "\"NaN\"", null },
        { "\"Infinity\"", null },
        { "1e999", null },
        { "true", null },
        { "null", null },
        { "[41]", null },
        { "\"\"", null },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_is_read_and_a_text_that_is_one(string json, double? expected)
    {
        var reading = await ReadAsync($"{{\"data\":[{{\"value\":{json}}}]}}", new MetricSource { Kind = MetricSourceKind.Http, Pointer = "/data/0/value" });

        Assert.Equal(expected is null ? [] : [new Sample(To, expected.Value)], reading.Samples);
        Assert.Equal(expected is null ? "answered 200, but has no number at /data/0/value" : null, reading.Failure);
    }

    [Theory]
    [InlineData("\"2027-03-03T10:00:00Z\"", true)]
    [InlineData("\"2027-03-03T05:00:00-05:00\"", true)]
    [InlineData("1804068000", true)]
    [InlineData("1804068000.5", true)]
    [InlineData("1804068000000", null)]
    [InlineData("-1e300", null)]
    [InlineData("\"1804068000\"", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("\"2027-03-03T10:00:00.123456789Z\"", true)]
    [InlineData("\"03/04/2027\"", null)]
    [InlineData("\"10:00\"", null)]
    [InlineData("\"2027-03-03\"", null)]
    [InlineData("\"2027-03-03T10:00:00\"", null)]
    [InlineData("\"2027-03-03 10:00:00Z\"", null)]
    [InlineData("null", null)]
    [InlineData("1700000000", false)]
    [InlineData("\"2027-03-04T10:00:00Z\"", false)]
    public async Task An_instant_beside_the_number_decides_whether_it_is_of_the_window(string json, bool? isRead)
    {
        var reading = await ReadAsync($"{{\"value\":1,\"at\":{json}}}", new MetricSource { Kind = MetricSourceKind.Http, Pointer = "/value", AtPointer = "/at" });

        Assert.Equal(isRead == true ? 1 : 0, reading.Samples.Count);
        Assert.Equal(isRead is null ? "answered 200, but has no instant at /at" : null, reading.Failure);
    }

    [Theory]
    [InlineData("-01:00:00", "-01:00:00", null)]
    [InlineData("00:05:00", "00:00:00", null)]
    [InlineData("00:05:01", null, "tells only what is now, and the window is over")]
    public async Task Without_an_instant_it_is_of_now_and_that_must_be_in_the_window(string afterEnd, string? sampleAfterEnd, string? failure)
    {
        _time.AdjustTime(To + TimeSpan.Parse(afterEnd, CultureInfo.InvariantCulture));

        var reading = await ReadAsync("""{"value":1}""", new MetricSource { Kind = MetricSourceKind.Http, Pointer = "/value" });

        Assert.Equal(sampleAfterEnd is null ? [] : [To + TimeSpan.Parse(sampleAfterEnd, CultureInfo.InvariantCulture)], reading.Samples.Select(sample => sample.At));
        Assert.StartsWith(failure ?? "", reading.Failure ?? "", StringComparison.Ordinal);
        Assert.Equal(failure is null, reading.Failure is null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("/relative")]
    [InlineData("http://a..b/")]
    [InlineData("http://xn--a/")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://me:secret@127.0.0.1/")]
    public async Task An_address_that_is_none_is_a_failure(string? url)
    {
        using var client = new GuardedClient("127.0.0.1");
        foreach (var secret in new[] { null, "reader" })
        {
            var contract = new MetricSource { Kind = MetricSourceKind.Http, Url = url, Pointer = "/value", Secret = secret };
            var options = new MetricSourceOptions();
            options.Secrets["reader"] = new SourceSecret { Value = Secret, Host = "127.0.0.1" };
            var reading = await Source(client, options).ReadAsync(Query(contract), CancellationToken.None);
            Assert.InRange(reading.Failure!.Length, 1, 200);
        }
    }

    internal override (IMetricSource Source, MetricSource Contract) Make(GuardedClient client, MetricSourceOptions options, Uri server) => (
        Source(client, options),
        new MetricSource { Kind = MetricSourceKind.Http, Url = new Uri(server, "/signups?day=today").AbsoluteUri, Pointer = "/value", AtPointer = "/at", Secret = "reader" });

    protected override string Answer(DateTimeOffset? heldAt) =>
        heldAt is null ? """{"status":"no data yet"}""" : string.Create(CultureInfo.InvariantCulture, $"{{\"value\":{Value},\"at\":\"{heldAt:O}\"}}");

    private HttpSource Source(GuardedClient client, MetricSourceOptions options) => new(new SourceCalls(client.Client), Secrets(client, options), _time);

    private async Task<Reading> ReadAsync(string body, MetricSource contract)
    {
        await using var server = new ScriptedServer().OnBody("/", body);
        using var client = new GuardedClient("127.0.0.1");
        return await Source(client, new MetricSourceOptions()).ReadAsync(Query(contract with { Url = server.Url("/") }), CancellationToken.None);
    }
}
