using System.Collections.Concurrent;
using System.Diagnostics;
using LaunchControl.Functions.Telemetry;

namespace LaunchControl.Functions.Tests.Telemetry;

/// <summary>Keeps every span of LaunchControl that ends, of all hosts in this process.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LaunchControlTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Of(string traceId) => [.. _spans.Where(span => span.TraceId.ToHexString() == traceId)];

    public void Dispose() => _listener.Dispose();
}
