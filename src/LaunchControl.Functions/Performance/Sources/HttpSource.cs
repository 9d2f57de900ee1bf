using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Reads one number from the JSON that an address answers with. Without an instant beside it, it is of the moment of reading.</summary>
public sealed class HttpSource(SourceCalls calls, SourceSecrets secrets, TimeProvider time) : IMetricSource
{
    /// <summary>By how much a window may be over for a value of now to be its last: five minutes.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public MetricSourceKind Kind => MetricSourceKind.Http;

    public async Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
    {
        if (query.Metric.Source is not { Url: { } url, Pointer: { } pointer } source || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return Reading.Failed("has no address that can be asked, or no pointer to a number");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return secrets.Attach(request, source.Secret) is { } refused
            ? Reading.Failed(refused)
            : await calls.AskAsync(request, json => Read(json, pointer, source.AtPointer, query), null, cancellationToken);
    }

    private Reading Read(JsonElement json, string pointer, string? atPointer, MetricQuery query)
    {
        if (JsonPointer.Find(json, pointer) is not { } found || SourceValues.Number(found) is not { } value)
        {
            return Reading.Failed($"answered 200, but has no number at {Excerpt.Of(pointer)}");
        }

        if (atPointer is null)
        {
            return OfNow(value, query);
        }

        return JsonPointer.Find(json, atPointer) is { } instant && SourceValues.Instant(instant) is { } at
            ? at > query.From && at <= query.To ? new Reading { Samples = [new Sample(at, value)] } : new Reading()
            : Reading.Failed($"answered 200, but has no instant at {Excerpt.Of(atPointer)}");
    }

    private Reading OfNow(double value, MetricQuery query)
    {
        var now = time.GetUtcNow();
        return now > query.To + Tolerance
            ? Reading.Failed("tells only what is now, and the window is over; an atPointer would tell of when its value is")
            : new Reading { Samples = [new Sample(now < query.To ? now : query.To, value)] };
    }
}
