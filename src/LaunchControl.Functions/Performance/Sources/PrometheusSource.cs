using System.Globalization;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Evaluates a PromQL query over the window, at up to 1,000 instants that end with the window.</summary>
/// <remarks>
/// A query sees, at each instant, the newest sample of the five minutes before (Prometheus' default lookback). The first instant is therefore
/// five minutes into the window: no value is older than the window. API: https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries.
/// </remarks>
public sealed class PrometheusSource(SourceCalls calls, SourceSecrets secrets) : IMetricSource
{
    public const int MostPoints = 1000;

    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(15);

    public MetricSourceKind Kind => MetricSourceKind.Prometheus;

    public async Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
    {
        if (query.Metric.Source is not { Url: { } url, Query: { } promQl } source || !Uri.TryCreate(url, UriKind.Absolute, out var server) || server.Query is not "" || server.Fragment is not "")
        {
            return Reading.Failed("has no base address that can be asked, or no query");
        }

        if (query.To - query.From <= Lookback)
        {
            return Reading.Failed("needs a window of more than five minutes, because Prometheus looks five minutes back");
        }

        if (!Uri.TryCreate($"{server.AbsoluteUri.TrimEnd('/')}/api/v1/query_range?{Parameters(promQl, query)}", UriKind.Absolute, out var address))
        {
            return Reading.Failed("has an address or a query that is too long to be asked");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return secrets.Attach(request, source.Secret) is { } refused
            ? Reading.Failed(refused)
            : await calls.AskAsync(request, json => PrometheusAnswer.Read(json, query), PrometheusAnswer.FindError, cancellationToken);
    }

    private static string Parameters(string promQl, MetricQuery query)
    {
        var span = query.To - query.From - Lookback;
        var step = TimeSpan.FromSeconds(Math.Max(ShortestStep.TotalSeconds, Math.Ceiling(span.TotalSeconds / (MostPoints - 1))));

        // A sample of exactly the lookback's age still counts, so the first instant lies a moment later.
        var steps = Math.Max(0, span.Ticks - TimeSpan.TicksPerMillisecond) / step.Ticks;
        return string.Create(CultureInfo.InvariantCulture,
            $"query={Uri.EscapeDataString(promQl)}&start={Seconds(query.To - (steps * step))}&end={Seconds(query.To)}&step={step.TotalSeconds:0}");
    }

    // Prometheus keeps milliseconds. Rounded down, so that none lies after the window.
    private static string Seconds(DateTimeOffset instant) => (instant.ToUnixTimeMilliseconds() / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
