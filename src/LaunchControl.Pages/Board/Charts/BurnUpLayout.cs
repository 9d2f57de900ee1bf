using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Pages;

/// <summary>Where everything in a readiness burn-up stands, in units of its view box: days from left to right, scores from 0 to 100 upwards.</summary>
internal sealed class BurnUpLayout
{
    public const double Width = 360;
    public const double Height = 220;
    public const double Left = 34;
    public const double Right = 340;
    public const double Top = 36;
    public const double Bottom = 184;

    /// <summary>Fewer are told in a sentence.</summary>
    public const int LeastPoints = 3;

    private readonly int _first;
    private readonly int _last;

    /// <param name="history">Oldest first; not empty.</param>
    /// <param name="score">Today's.</param>
    public BurnUpLayout(IReadOnlyList<ReadinessPoint> history, int score, DateOnly today, DateOnly launchDay)
    {
        (_first, _last) = (history[0].Day.DayNumber, Math.Max(Math.Max(today.DayNumber, launchDay.DayNumber), history[^1].Day.DayNumber));
        List<(double X, double Y)> line = [(X(history[0].Day), Y(history[0].Score))];
        foreach (var (day, value) in history.Skip(1).Select(point => (point.Day, point.Score)).Append((today, score)))
        {
            line.Add((X(day), line[^1].Y));
            line.Add((X(day), Y(value)));
        }

        (Line, Today, LaunchX) = (line, line[^1], X(launchDay));
    }

    /// <summary>The score over the days, as corners of a line: between two points nothing changed.</summary>
    public IReadOnlyList<(double X, double Y)> Line { get; }

    public (double X, double Y) Today { get; }

    public double LaunchX { get; }

    public static double Y(int score) => Bottom - ((Bottom - Top) * score / 100);

    /// <summary>On which side of a place its label has room.</summary>
    public static string AnchorAt(double x) => x > (Left + Right) / 2 ? "end" : "start";

    private double X(DateOnly day) => Left + ((Right - Left) * Math.Clamp(day.DayNumber - _first, 0, _last - _first) / Math.Max(1, _last - _first));
}
