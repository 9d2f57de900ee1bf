using LaunchControl.Core.Performance;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.Time.Testing;
using static LaunchControl.Functions.Tests.Performance.Sources.PulledSourceContract;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>A secret reaches its own host and no other, whatever address somebody writes into a metric.</summary>
public sealed class SourceSecretsTests
{
    [Theory]
    [InlineData("https://metrics.contoso.example/a", "metrics.contoso.example", true)]
    [InlineData("https://METRICS.contoso.example:443/a", "metrics.contoso.example", true)]
    [InlineData("https://metrics.contoso.example:8443/a", "metrics.contoso.example:8443", true)]
    [InlineData("http://open.contoso.example/a", "open.contoso.example", true)]
    [InlineData("https://metrics.contoso.example:8443/a", "metrics.contoso.example", false)]
    [InlineData("https://evil.example/metrics.contoso.example", "metrics.contoso.example", false)]
    [InlineData("https://metrics.contoso.example.evil.example/", "metrics.contoso.example", false)]
    [InlineData("https://a.metrics.contoso.example/", "metrics.contoso.example", false)]
    [InlineData("https://metrics.contoso.example@evil.example/", "metrics.contoso.example", false)]
    [InlineData("https://evil.example/", "*.example", false)]
    [InlineData("http://metrics.contoso.example/a", "metrics.contoso.example", false)]
    [InlineData("http://metrics.contoso.example:443/a", "metrics.contoso.example:443", false)]
    public async Task It_is_sent_to_its_host_over_TLS_or_where_an_allowed_host_opens_that(string url, string host, bool isSent)
    {
        using var network = new ScriptedNetwork { Body = """{"value":1}"""u8.ToArray() };
        var reading = await ReadAsync(network, url, "reader", new SourceSecret { Value = "s3cr3t", Host = host });

        Assert.Equal(isSent ? ["Bearer s3cr3t"] : [], network.Asked.Select(asked => asked.Authorization));
        Assert.Equal(isSent, reading.Failure is null);
        Assert.True(isSent || reading.Failure!.StartsWith("was not asked: its secret is", StringComparison.Ordinal), reading.Failure);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("reader\r\n\u202e")]
    public async Task An_unknown_one_is_named_and_nothing_is_asked(string name)
    {
        using var network = new ScriptedNetwork();
        var reading = await ReadAsync(network, "https://metrics.contoso.example/", name, new SourceSecret { Value = "s3cr3t", Host = "metrics.contoso.example" });

        Assert.Equal($"was not asked: it needs the secret MetricSources__secrets__{name[..Math.Min(6, name.Length)].Trim()}__value, which is not set", reading.Failure);
        Assert.Empty(network.Asked);
    }

    [Fact]
    public async Task A_blank_one_is_unknown_and_without_a_name_none_is_sent()
    {
        using var network = new ScriptedNetwork { Body = """{"value":1}"""u8.ToArray() };
        Assert.Contains("is not set", (await ReadAsync(network, "https://metrics.contoso.example/", "reader", new SourceSecret())).Failure, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(network, "https://metrics.contoso.example/", null, new SourceSecret { Value = "s3cr3t", Host = "metrics.contoso.example" })).Failure);
        Assert.Null(Assert.Single(network.Asked).Authorization);
    }

    [Theory]
    [InlineData("prometheus_read")]
    [InlineData("PROMETHEUS_READ")]
    [InlineData("prometheus-read")]
    public void A_name_with_a_hyphen_may_have_an_underscore_in_the_settings(string setting)
    {
        var options = new MetricSourceOptions();
        options.Secrets[setting] = new SourceSecret { Value = "s3cr3t", Host = "metrics.contoso.example" };

        Assert.Same(options.Secrets[setting], options.Find("prometheus-read"));
        Assert.Null(options.Find("prometheus"));
    }

    private static async Task<Reading> ReadAsync(ScriptedNetwork network, string url, string? name, SourceSecret secret)
    {
        using var client = new GuardedClient(network, "open.contoso.example");
        var options = new MetricSourceOptions();
        options.Secrets["reader"] = secret;
        var now = new FakeTimeProvider(new DateTimeOffset(2027, 3, 3, 14, 0, 0, TimeSpan.Zero));
        var contract = new MetricSource { Kind = MetricSourceKind.Http, Url = url, Pointer = "/value", Secret = name };
        return await new HttpSource(new SourceCalls(client.Client), Secrets(client, options), now).ReadAsync(SourceContract.Query(contract), CancellationToken.None);
    }
}
