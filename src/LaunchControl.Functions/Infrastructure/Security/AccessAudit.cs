using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Writes down who was refused what. A fault of storage is logged, and neither changes nor holds up what the caller is answered.</summary>
/// <remarks>The first refusal of a kind is written before it is answered. More of them are counted here and written once a minute, so that a flood costs little.</remarks>
public sealed partial class AccessAudit : IHostedService, IDisposable
{
    /// <summary>Different refusals of a day that are told apart; others are counted as of one unknown caller.</summary>
    private const int MostTallies = 5_000;

    private const string Overflow = "(others)";

    /// <summary>How long an answer waits for the writing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<(DateOnly Day, string? Caller, string Method, string Route, RefusedBecause Why), RefusalTally> _tallies = [];
    private readonly IAccessRefusals _store;
    private readonly LaunchControlMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<AccessAudit> _logger;
    private readonly ITimer _timer;
    private bool _isArmed;

    public AccessAudit(IAccessRefusals store, LaunchControlMetrics metrics, TimeProvider time, ILogger<AccessAudit> logger)
    {
        (_store, _metrics, _time, _logger) = (store, metrics, time, logger);
        _timer = time.CreateTimer(_ => _ = OnTimerAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async Task NoteAsync(HttpRequest request, Caller? caller, RefusedBecause why)
    {
        _metrics.AccessRefused(why);
        var now = _time.GetUtcNow();
        var route = (request.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/') ?? "(unknown)";
        var launchId = request.RouteValues.GetValueOrDefault("launchId") is string id && LaunchId.IsWellFormed(id) ? id : null;
        await NoteAsync(new AccessRefusal(DateOnly.FromDateTime(now.UtcDateTime), caller?.Person, request.Method, route, why, now, now, 1, launchId));
    }

    public async Task NoteAsync(AccessRefusal refusal)
    {
        AccessRefusal? due;
        lock (_lock)
        {
            var tally = Count(refusal);
            due = tally.Take(refusal.Last);
            ArmIf(tally.HasPending);
        }

        if (due is not null)
        {
            await WriteAsync(due);
        }
    }

    /// <summary>Writes whatever is counted here and not written yet.</summary>
    public async Task FlushAsync()
    {
        List<AccessRefusal> due;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            due = [.. _tallies.Values.Select(tally => tally.Take(now, isForced: true)).OfType<AccessRefusal>()];
            foreach (var old in _tallies.Keys.Where(key => key.Day < DateOnly.FromDateTime(now.UtcDateTime)).ToList())
            {
                _tallies.Remove(old);
            }
        }

        var written = due.Count;
        for (var i = 0; i < due.Count && written == due.Count; i++)
        {
            written = await WriteAsync(due[i]) ? written : i + 1;
        }

        // While storage is out of reach, each of them would wait for it.
        lock (_lock)
        {
            due[written..].ForEach(refusal => ArmIf(Count(refusal).HasPending));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => FlushAsync();

    public void Dispose() => _timer.Dispose();

    private async Task OnTimerAsync()
    {
        lock (_lock)
        {
            _isArmed = false;
        }

        await FlushAsync();
    }

    private RefusalTally Count(AccessRefusal refusal)
    {
        var isNew = !_tallies.ContainsKey(KeyOf(refusal));
        var counted = isNew && _tallies.Count >= MostTallies ? refusal with { Caller = Overflow, Method = "", Route = "" } : refusal;
        if (!_tallies.TryGetValue(KeyOf(counted), out var tally))
        {
            tally = _tallies[KeyOf(counted)] = new RefusalTally();
        }

        tally.Add(counted);
        return tally;
    }

    private static (DateOnly, string?, string, string, RefusedBecause) KeyOf(AccessRefusal refusal) => (refusal.Day, refusal.Caller, refusal.Method, refusal.Route, refusal.Why);

    /// <returns>False where it failed; it is counted here again.</returns>
    private async Task<bool> WriteAsync(AccessRefusal refusal)
    {
        LogRefused(refusal.Method, refusal.Route, refusal.Why, refusal.Count);
        try
        {
            using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
            await _store.AddAsync(refusal, limit.Token).WaitAsync(Patience, TimeProvider.System);
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            lock (_lock)
            {
                ArmIf(Count(refusal).HasPending);
            }

            return false;
        }
    }

    private void ArmIf(bool hasPending)
    {
        if (hasPending && !_isArmed)
        {
            _isArmed = true;
            _timer.Change(RefusalTally.Pause, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(EventId = 2004, Level = LogLevel.Information, Message = "Refused: {Method} {Route}, {Why}, {Count} times.")]
    private partial void LogRefused(string method, string route, RefusedBecause why, long count);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Error, Message = "Refusals could not be written; they are tried again in a minute.")]
    private partial void LogFailed(Exception exception);
}
