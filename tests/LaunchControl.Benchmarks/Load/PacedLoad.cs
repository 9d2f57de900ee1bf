using System.Diagnostics;
using LaunchControl.Benchmarks.Running;

namespace LaunchControl.Benchmarks.Load;

/// <summary>Sign-offs at a steady rate, in the background.</summary>
internal sealed class PacedLoad
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly BenchHost _host;
    private readonly SignOffSender _sender;
    private readonly IReadOnlyList<Seat> _seats;
    private readonly double _perSecond;
    private readonly long _before;
    private readonly Task _sending;
    private volatile bool _isEnding;
    private int _sent;

    /// <param name="perSecond">Sign-offs a second.</param>
    public PacedLoad(BenchHost host, SignOffSender sender, IReadOnlyList<Seat> seats, double perSecond)
    {
        (_host, _sender, _seats, _perSecond, _before) = (host, sender, seats, perSecond, host.Recorded.Count);
        _sending = Task.Run(RunAsync);
    }

    /// <summary>Everybody has signed: there is no load any more.</summary>
    public bool IsOver => _sending.IsCompleted;

    /// <summary>Ends the load, and waits until all of it is recorded.</summary>
    /// <param name="others">How many sign-offs others sent meanwhile.</param>
    /// <exception cref="InvalidMeasurementException">The system did not keep up, so it was not under this load but under all that it takes.</exception>
    public async Task StopAsync(int others)
    {
        _isEnding = true;
        await _sending;
        var (recorded, all) = (_host.Recorded.Count - _before, _sent + others);
        InvalidMeasurementException.Require(recorded >= 0.8 * all, $"The load of {_perSecond:0} a second was not carried: {recorded} of {all} recorded when it ended.");
        await _host.Recorded.UntilAsync(_before + all);
    }

    private async Task RunAsync()
    {
        var watch = Stopwatch.StartNew();
        while (_sent < _seats.Count && !_isEnding)
        {
            var due = Math.Min((int)(watch.Elapsed.TotalSeconds * _perSecond), _seats.Count) - _sent;
            await _sender.SendAsync([.. _seats.Skip(_sent).Take(due)]);
            _sent += due;
            await Task.Delay(Beat, TimeProvider.System);
        }
    }
}
