using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Core.Gates;

namespace LaunchControl.Benchmarks.Load;

/// <summary>Sends sign-offs as other systems do.</summary>
internal sealed class SignOffSender(BenchHost host) : IAsyncDisposable
{
    private const int MostAtOnce = 100;

    private readonly ServiceBusSender _sender = host.ServiceBus.CreateSender("gate-sign-offs");

    /// <param name="replaces">The sign-off that this one changes; null for a first one.</param>
    public ServiceBusMessage Message(Seat seat, string id, string decision = "approve", string? replaces = null)
    {
        var body = new JsonObject
        {
            ["signOffId"] = id,
            ["launchId"] = seat.LaunchId,
            ["gateId"] = seat.GateId,
            ["round"] = 1,
            ["approver"] = seat.Person,
            ["decision"] = decision,
            ["decidedAt"] = host.Now.ToString("O", CultureInfo.InvariantCulture),
        };
        if (replaces is not null)
        {
            body["replaces"] = replaces;
        }

        return new ServiceBusMessage(JsonSerializer.SerializeToUtf8Bytes(body)) { MessageId = id };
    }

    /// <summary>Approves for each seat.</summary>
    public Task SendAsync(IReadOnlyList<Seat> seats) => SendAsync([.. seats.Select(seat => Message(seat, NewId()))]);

    public async Task SendAsync(IReadOnlyList<ServiceBusMessage> messages)
    {
        foreach (var some in messages.Chunk(MostAtOnce))
        {
            await _sender.SendMessagesAsync(some);
        }
    }

    /// <summary>Sends, and waits until all are recorded; seconds from the first message to the last decision.</summary>
    public async Task<double> RecordAsync(IReadOnlyList<ServiceBusMessage> messages)
    {
        var recorded = host.Recorded.UntilAsync(host.Recorded.Count + messages.Count);
        var started = Stopwatch.GetTimestamp();
        await SendAsync(messages);
        return Stopwatch.GetElapsedTime(started, await recorded).TotalSeconds;
    }

    /// <summary>Approves for each seat; sign-offs recorded a second.</summary>
    public async Task<double> RateAsync(IReadOnlyList<Seat> seats) => seats.Count / await RecordAsync([.. seats.Select(seat => Message(seat, NewId()))]);

    /// <summary>As long as those that the system gives.</summary>
    public static string NewId() => $"so-{Guid.NewGuid():N}";

    /// <exception cref="InvalidMeasurementException">A gate is not approved although its sign-off was reported as recorded.</exception>
    public async Task RequireApprovedAsync(IEnumerable<Seat> seats)
    {
        foreach (var signed in seats.GroupBy(seat => seat.LaunchId))
        {
            var launch = await host.ReadAsync(signed.Key);
            var open = signed.FirstOrDefault(seat => launch.FindGate(seat.GateId)!.Status != GateStatus.Approved);
            InvalidMeasurementException.Require(open is null, $"{open} is not approved.");
        }
    }

    public ValueTask DisposeAsync() => _sender.DisposeAsync();
}
