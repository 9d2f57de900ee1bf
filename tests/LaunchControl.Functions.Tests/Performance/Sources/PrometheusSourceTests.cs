using System.Globalization;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Tests.Infrastructure.Http;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>Answers of a Prometheus server as it would not usually give them; what it gives is in <see cref="RealPrometheusTests"/>.</summary>
public sealed class PrometheusSourceTests : PulledSourceContract
{
    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[]}}""", null)]
    [InlineData("""{"status":"error","errorType":"timeout","error":"query timed out"}""", "answered 200, but not as Prometheus answers")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1804068000,"1"]}]}}""", "answered 200, but without numbers over time")]
    [InlineData("""{"status":"success","warnings":["one store did not answer"],"data":{"resultType":"matrix","result":[{"metric":{},"values":[[1804068000,"1"]]}]}}""",
        "answered with warnings, so some of the data may be missing: try the query there")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[["x","1"]]}]}}""", "answered 200, but not as Prometheus answers")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1804068000,"+Inf"],[1804068015,"NaN"]]}]}}""", null)]
    public async Task An_answer_without_values_gives_none(string body, string? failure)
    {
        await using var server = new ScriptedServer().OnBody(ScriptedServer.Anything, body);
        using var client = new GuardedClient("127.0.0.1");

        var reading = await AskAsync(client, new Uri(server.Url("/")));

        Assert.Empty(reading.Samples);
        Assert.Equal(failure, reading.Failure);
    }

    [Theory]
    [InlineData(1, 220, 15)]
    [InlineData(24, 990, 87)]
    [InlineData(24 * 90, 999, 7784)]
    public async Task At_most_a_thousand_instants_are_asked_for_the_last_of_them_the_windows_end(int hours, int points, int step)
    {
        using var network = new ScriptedNetwork();
        using var client = new GuardedClient(network);
        var contract = new MetricSource { Kind = MetricSourceKind.Prometheus, Url = "https://metrics.contoso.example/prometheus/", Query = "sum(rate(a{b=\"c\"}[5m])) + 1" };

        await new PrometheusSource(new SourceCalls(client.Client), Secrets(client, new MetricSourceOptions()))
            .ReadAsync(Query(contract) with { From = To.AddHours(-hours) }, CancellationToken.None);

        var address = Assert.Single(network.Asked).Address;
        Assert.StartsWith("https://metrics.contoso.example/prometheus/api/v1/query_range?", address.AbsoluteUri, StringComparison.Ordinal);
        var parameters = address.Query[1..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        Assert.Equal(contract.Query, parameters["query"]);
        var (start, end) = (Number(parameters["start"]), Number(parameters["end"]));
        Assert.Equal((step, To.ToUnixTimeSeconds()), (Number(parameters["step"]), end));
        Assert.Equal(points - 1, (end - start) / step);
        Assert.True(start > To.AddHours(-hours).AddMinutes(5).ToUnixTimeSeconds());
        Assert.True(start - step <= To.AddHours(-hours).AddMinutes(5).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_window_that_is_no_longer_than_Prometheus_looks_back_is_a_failure()
    {
        using var client = new GuardedClient("127.0.0.1");
        var contract = new MetricSource { Kind = MetricSourceKind.Prometheus, Url = "http://127.0.0.1/", Query = "up" };
        var source = new PrometheusSource(new SourceCalls(client.Client), Secrets(client, new MetricSourceOptions()));

        Assert.StartsWith("needs a window", (await source.ReadAsync(Query(contract) with { From = To.AddMinutes(-5) }, CancellationToken.None)).Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address", "up")]
    [InlineData("http://127.0.0.1/?query=up", "up")]
    [InlineData("http://127.0.0.1/#a", "up")]
    [InlineData(null, "up")]
    [InlineData("http://127.0.0.1/", null)]
    public async Task A_contract_that_can_not_be_asked_is_a_failure(string? url, string? query)
    {
        using var client = new GuardedClient("127.0.0.1");
        var source = new PrometheusSource(new SourceCalls(client.Client), Secrets(client, new MetricSourceOptions()));

        var reading = await source.ReadAsync(Query(new MetricSource { Kind = MetricSourceKind.Prometheus, Url = url, Query = query }), CancellationToken.None);

        Assert.Equal("has no base address that can be asked, or no query", reading.Failure);
    }

    internal override (IMetricSource Source, MetricSource Contract) Make(GuardedClient client, MetricSourceOptions options, Uri server) => (
        new PrometheusSource(new SourceCalls(client.Client), Secrets(client, options)),
        new MetricSource { Kind = MetricSourceKind.Prometheus, Url = server.AbsoluteUri, Query = "activation_rate", Secret = "reader" });

    protected override string Answer(DateTimeOffset? heldAt) => heldAt is { } at
        ? string.Create(CultureInfo.InvariantCulture,
            $$$"""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"activation_rate"},"values":[[{{{at.ToUnixTimeSeconds()}}},"{{{Value}}}"]]}]}}""")
        : """{"status":"success","data":{"resultType":"matrix","result":[]}}""";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
