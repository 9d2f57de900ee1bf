namespace LaunchControl.Chaos.Checks;

/// <summary>What a run broke; every number must be 0.</summary>
public sealed class Findings
{
    private readonly List<string> _details = [];

    /// <summary>Acknowledged commands and mails that had to be there and were not.</summary>
    public int Lost { get; private set; }

    /// <summary>Commands, transitions and mails that were there twice, or contradict each other.</summary>
    public int Doubled { get; private set; }

    /// <summary>Launches that did not reach their end, or whose state is not what their trail adds up to.</summary>
    public int Unfinished { get; private set; }

    public IReadOnlyList<string> Details => _details;

    public bool IsClean => Lost + Doubled + Unfinished == 0;

    public void Lose(int count, string what) => Lost += Note(count, $"lost: {what}");

    public void Double(int count, string what) => Doubled += Note(count, $"doubled: {what}");

    public void LeaveUnfinished(string what) => Unfinished += Note(1, $"unfinished: {what}");

    private int Note(int count, string what)
    {
        if (count > 0)
        {
            _details.Add(what);
        }

        return Math.Max(count, 0);
    }
}
