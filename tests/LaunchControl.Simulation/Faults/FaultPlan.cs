using LaunchControl.Simulation.Scheduling;

namespace LaunchControl.Simulation.Faults;

/// <summary>How often what goes wrong, in one run. Each seed has a weather of its own, from calm to foul.</summary>
internal sealed class FaultPlan
{
    private static readonly TimeSpan[] LongestDelays = [TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2)];

    private readonly Dice _dice;
    private readonly Dictionary<FaultKind, double> _chances;
    private bool _isOver;

    public FaultPlan(Dice dice)
    {
        _dice = dice;
        double[] strengths = [0, 0.3, 1, 3];
        _chances = Enum.GetValues<FaultKind>().ToDictionary(kind => kind, kind => Usual(kind) * dice.Pick(strengths));
    }

    /// <summary>How often each fault happened.</summary>
    public SortedDictionary<FaultKind, long> Counts { get; } = [];

    /// <summary>From now on nothing goes wrong.</summary>
    public void End() => _isOver = true;

    public bool Happens(FaultKind kind)
    {
        if (_isOver || !_dice.Chance(_chances[kind]))
        {
            return false;
        }

        Note(kind);
        return true;
    }

    /// <summary>Counts one that came about by itself.</summary>
    public void Note(FaultKind kind) => Counts[kind] = Counts.GetValueOrDefault(kind) + 1;

    /// <summary>Nothing, or how long something takes.</summary>
    public TimeSpan Delay() => Happens(FaultKind.Slow) ? _dice.Between(TimeSpan.FromMilliseconds(1), _dice.Pick(LongestDelays)) : TimeSpan.Zero;

    // In calls to the outside, of which a command takes about five.
    private static double Usual(FaultKind kind) => kind switch
    {
        FaultKind.Slow => 0.1,
        FaultKind.Unavailable => 0.02,
        FaultKind.AnswerLost => 0.01,
        FaultKind.CrashBefore => 0.004,
        FaultKind.CrashAfter => 0.004,
        FaultKind.Doubled => 0.1,
        FaultKind.Resent => 0.3,
        FaultKind.Replay => 0.1,
        FaultKind.LockExpired => 0.02,
        FaultKind.StaleView => 0.05,
        FaultKind.WakeLost => 0.03,
        FaultKind.OrchestrationKilled => 0.005,
        _ => 0,
    };
}
