namespace LaunchControl.Functions.Launches;

/// <summary>Commands of one launch that wait for its turn together.</summary>
internal sealed class CommandBatch(string launchId)
{
    private readonly List<Place> _places = [];

    public string LaunchId => launchId;

    public IReadOnlyList<Place> Places => _places;

    public Place Add(Delivery delivery)
    {
        var place = new Place(this, delivery, IsFirst: _places.Count == 0);
        _places.Add(place);
        return place;
    }

    /// <summary>Whoever has no result yet gets this fault.</summary>
    public void Fail(Exception fault) => _places.ForEach(place => place.Result.TrySetException(fault));

    /// <summary>One command's place in the batch.</summary>
    /// <param name="IsFirst">Its caller does the work for all.</param>
    internal sealed record Place(CommandBatch Batch, Delivery Delivery, bool IsFirst)
    {
        public TaskCompletionSource<CommandResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
