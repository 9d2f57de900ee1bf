using LaunchControl.LocalHost.Durable.Storage;

namespace LaunchControl.LocalHost.Durable.Running;

/// <summary>Collects changes that are committed together, and what follows from each once they are.</summary>
internal sealed class TurnChanges
{
    private readonly List<StoreChange> _changes = [];
    private readonly List<Action> _afterwards = [];

    public IReadOnlyList<StoreChange> Changes => _changes;

    public void Add(StoreChange change, Action? afterwards = null)
    {
        _changes.Add(change);
        if (afterwards is not null)
        {
            _afterwards.Add(afterwards);
        }
    }

    public void Committed() => _afterwards.ForEach(action => action());
}
