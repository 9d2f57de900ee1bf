using LaunchControl.Core.Ports;

namespace LaunchControl.Core.Portfolios;

/// <summary>What a process knows of all launches, in memory: a small summary of each. Safe for use from many threads.</summary>
/// <remarks>Nothing newer is ever replaced by something older, in whatever order what was read and what was stored come in.</remarks>
public sealed class LaunchBook
{
    private readonly Lock _lock = new();
    private Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private Portfolio? _portfolio;
    private long _notes;

    /// <summary>Counts what this process stored itself.</summary>
    public long Notes
    {
        get
        {
            lock (_lock)
            {
                return _notes;
            }
        }
    }

    /// <summary>All launches, as they are known now.</summary>
    public Portfolio Portfolio
    {
        get
        {
            lock (_lock)
            {
                return _portfolio ??= new Portfolio(_lines.Values.Select(line => line.Entry));
            }
        }
    }

    /// <summary>This process has just stored a row.</summary>
    public void Note(IndexedLaunch launch)
    {
        lock (_lock)
        {
            Put(launch, ++_notes);
        }
    }

    /// <summary>Rows that were read from the index.</summary>
    public void Add(IReadOnlyList<IndexedLaunch> launches)
    {
        lock (_lock)
        {
            foreach (var launch in launches)
            {
                Put(launch, 0);
            }
        }
    }

    /// <summary>All rows of the index. What else was known is forgotten, but for what was noted since the reading began.</summary>
    /// <param name="notesBefore"><see cref="Notes"/> before the first of them was read.</param>
    public void Replace(IReadOnlyList<IndexedLaunch> launches, long notesBefore)
    {
        lock (_lock)
        {
            var noted = _lines.Values.Where(line => line.Note > notesBefore).ToList();
            _lines = new Dictionary<string, Line>(launches.Count + noted.Count, StringComparer.Ordinal);
            _portfolio = null;
            launches.ToList().ForEach(launch => Put(launch, 0));
            noted.ForEach(line => Put(line.Launch, line.Note));
        }
    }

    private void Put(IndexedLaunch launch, long note)
    {
        if (!_lines.TryGetValue(launch.Summary.Id, out var known) || launch.IsNewerThan(known.Launch))
        {
            _lines[launch.Summary.Id] = new Line(launch, new PortfolioEntry(launch.Summary, launch.Involved), note);
            _portfolio = null;
        }
    }

    private sealed record Line(IndexedLaunch Launch, PortfolioEntry Entry, long Note);
}
