using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>Where everything in the timeline of a launch stands, in units of its view box.</summary>
internal sealed class TimelineLayout
{
    public const double Width = 1000;
    public const double LabelWidth = 244;
    public const double Left = 256;
    public const double Right = 984;
    public const double Top = 74;

    private const double PhaseHeight = 30;
    private const double GateHeight = 42;
    private const double Foot = 30;
    private const double LabelLine = 16;
    private const double LeastBar = 3;
    private const double LeastWindowLabel = 30;
    private const double Margin = 0.03;

    private readonly Launch _launch;
    private readonly Forecast? _forecast;
    private readonly DateTimeOffset _now;
    private readonly TimeAxis _axis;

    /// <param name="launch">One that has gates.</param>
    /// <param name="forecast">Of the same launch and instant; null once it is live or over.</param>
    public TimelineLayout(Launch launch, Forecast? forecast, DateTimeOffset now)
    {
        (_launch, _forecast, _now) = (launch, forecast, now);
        var moments = Instants().ToList();
        var (first, last) = (moments.Min(), moments.Max());
        var margin = TimeSpan.FromDays(Math.Max(1, (last - first).TotalDays * Margin));
        _axis = new TimeAxis(TimeZoneInfo.ConvertTime(first, launch.Zone), TimeZoneInfo.ConvertTime(last + margin, launch.Zone), Left, Right);
        Rows = [.. RowsOf()];
        Bottom = Rows[^1].Y + (GateHeight / 2);
        Ticks = _axis.Ticks(launch.StartOf);
        Moments = [.. MomentsOf()];
        Windows = [.. WindowsOf()];
    }

    public double Bottom { get; }

    public double Height => Bottom + Foot;

    public IReadOnlyList<TimelineRow> Rows { get; }

    public IReadOnlyList<ChartTick> Ticks { get; }

    public IReadOnlyList<TimelineMoment> Moments { get; }

    public IReadOnlyList<TimelineWindow> Windows { get; }

    private DateTimeOffset LaunchAt => _launch.LiveAt ?? _launch.LaunchAt;

    private IEnumerable<DateTimeOffset> Instants()
    {
        yield return _launch.StartedAt;
        yield return LaunchAt;
        foreach (var instant in _launch.Gates.SelectMany(gate => new[] { gate.OpenedAt, gate.DueAt, PassedAt(gate) }).Append(_forecast?.EarliestLaunchAt).Append(_launch.IsFinal || _launch.IsLaunched ? null : _now))
        {
            if (instant is { } known)
            {
                yield return known;
            }
        }
    }

    private IEnumerable<TimelineRow> RowsOf()
    {
        var y = Top;
        foreach (var phase in _launch.Phases)
        {
            yield return new TimelineRow(phase.Name, "", y + (PhaseHeight / 2), null);
            y += PhaseHeight;
            foreach (var gate in _launch.GatesOf(phase))
            {
                var bar = BarOf(gate, phase);
                yield return new TimelineRow(gate.Name, $"{StatusMark.Of(gate, _now).Word}{(bar.IsCritical ? ", critical path" : "")}", y + (GateHeight / 2), bar);
                y += GateHeight;
            }
        }
    }

    private TimelineBar BarOf(Gate gate, Phase phase)
    {
        var plan = _forecast?.Gates.FirstOrDefault(one => one.GateId == gate.Id);
        var (passed, due) = (PassedAt(gate), _axis.X(gate.DueAt));
        var to = passed is { } at ? _axis.X(at) : due;
        var from = Math.Min(_axis.X(gate.OpenedAt ?? gate.RequestedAt ?? PlannedOpening(gate, phase)), to - LeastBar);
        var passes = plan is null ? (DateTimeOffset?)null : _launch.StartOf(plan.PassesOn).AddHours(12);
        return new TimelineBar(
            gate.IsPassed ? "passed" : gate.OpenedAt is null && gate.RequestedAt is null ? "planned" : "open", from, to, due, passed is null ? null : to,
            gate.IsOverdue(_now) ? _axis.X(_now) : null, plan?.PassesOn > _launch.DayOf(gate.DueAt) ? _axis.X(passes!.Value) : null, plan is { IsCritical: true });
    }

    // When what comes before it is due.
    private DateTimeOffset PlannedOpening(Gate gate, Phase phase)
    {
        var earlier = _launch.Phases.TakeWhile(other => other.Id != phase.Id).SelectMany(_launch.GatesOf).Concat(_launch.Gates.Where(other => gate.DependsOn.Contains(other.Id)));
        return earlier.Select(other => (DateTimeOffset?)other.DueAt).Max() ?? phase.OpenedAt ?? _launch.StartedAt;
    }

    private static DateTimeOffset? PassedAt(Gate gate) => gate.IsPassed ? gate.DecidedAt ?? gate.Override?.At ?? gate.Waiver?.At : null;

    private IEnumerable<TimelineMoment> MomentsOf()
    {
        if (!_launch.IsLaunched && !_launch.IsFinal)
        {
            yield return Moment("today", "today", _now, 1);
        }

        yield return Moment("launch", $"{(_launch.IsLaunched ? "live" : "launch")} {DateText.Day(LaunchAt, _launch.TimeZone)}", LaunchAt, 2);
        if (_forecast is { SlipDays: > 0 } late)
        {
            yield return Moment("forecast", $"forecast {DateText.Day(late.EarliestLaunchAt, _launch.TimeZone)}", late.EarliestLaunchAt, 3);
        }
    }

    private TimelineMoment Moment(string kind, string label, DateTimeOffset at, int line)
    {
        var x = _axis.X(at);
        return new TimelineMoment(kind, label, x, line * LabelLine, x > Right - 80 ? "end" : x < Left + 80 ? "start" : "middle");
    }

    private IEnumerable<TimelineWindow> WindowsOf() =>
        from window in _launch.BlackoutWindows
        let begin = _launch.StartOf(window.From)
        let end = _launch.StartOf(window.To.AddDays(1))
        where _axis.Overlaps(begin, end)
        let width = _axis.X(end) - _axis.X(begin)
        select new TimelineWindow(width > LeastWindowLabel ? InertText.Line(window.Name, (int)(width / 8)) : null, _axis.X(begin), width);
}
