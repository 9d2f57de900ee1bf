using LaunchControl.Core.Performance;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Tests.Infrastructure.Http;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>A real Prometheus server, which keeps the contract of sources and says no with its own words.</summary>
public sealed class RealPrometheusTests : SourceContract
{
    [Fact]
    public async Task Values_are_what_the_query_gives_over_the_window()
    {
        var rising = Enumerable.Range(1, 24 * 60).Select(minute => ("signups_total", From.AddMinutes(minute), minute * 2.0));
        await using var prometheus = await RealPrometheus.StartAsync([.. rising]);

        var reading = await AskAsync(prometheus, "rate(signups_total[10m]) * 60");

        Assert.Null(reading.Failure);
        Assert.InRange(reading.Samples.Count, 900, 1000);
        Assert.Equal(To, reading.Samples[^1].At);
        Assert.All(reading.Samples.Skip(10), sample => Assert.Equal(2, sample.Value, 6));
    }

    [Fact]
    public async Task Several_series_are_a_failure_until_the_query_makes_them_one()
    {
        await using var prometheus = await RealPrometheus.StartAsync(("active{region=\"eu\"}", To.AddHours(-1), 1), ("active{region=\"us\"}", To.AddHours(-1), 2));

        Assert.Equal("gave 2 series instead of one: aggregate in the query, for instance with sum(...)", (await AskAsync(prometheus, "active")).Failure);
        Assert.All((await AskAsync(prometheus, "sum(active)")).Samples, sample => Assert.Equal(3, sample.Value));
    }

    [Fact]
    public async Task Values_that_are_no_numbers_are_left_out()
    {
        await using var prometheus = await RealPrometheus.StartAsync(("ratio", To.AddHours(-2), double.NaN), ("ratio", To.AddHours(-1), 7));

        Assert.All((await AskAsync(prometheus, "ratio")).Samples, sample => Assert.Equal(7, sample.Value));
        var infinite = await AskAsync(prometheus, "ratio / 0");
        Assert.Null(infinite.Failure);
        Assert.Empty(infinite.Samples);
    }

    [Theory]
    [InlineData("sum(", "answered 400: '1:5: parse error: unclosed left parenthesis'")]
    [InlineData("\"text\"", "answered 400: 'invalid expression type \"string\" for range query, must be Scalar or instant Vec…'")]
    public async Task A_query_that_is_none_is_a_failure_in_the_servers_words(string query, string failure)
    {
        await using var prometheus = await RealPrometheus.StartAsync();

        Assert.Equal(failure, (await AskAsync(prometheus, query)).Failure);
    }

    protected override async Task<Reading> AskAsync(DateTimeOffset? heldAt, CancellationToken cancellationToken)
    {
        await using var prometheus = await RealPrometheus.StartAsync(heldAt is { } at ? [("activation_rate", at, Value)] : []);
        return await AskAsync(prometheus, "activation_rate", cancellationToken);
    }

    private static async Task<Reading> AskAsync(RealPrometheus prometheus, string query, CancellationToken cancellationToken = default)
    {
        using var client = new GuardedClient("127.0.0.1");
        var source = new PrometheusSource(new SourceCalls(client.Client), PulledSourceContract.Secrets(client, new MetricSourceOptions()));
        return await source.ReadAsync(Query(new MetricSource { Kind = MetricSourceKind.Prometheus, Url = prometheus.Address.AbsoluteUri, Query = query }), cancellationToken);
    }
}
