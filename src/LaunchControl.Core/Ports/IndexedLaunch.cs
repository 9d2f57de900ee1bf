using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Ports;

/// <summary>A row of the index, as lists need it.</summary>
/// <param name="Sequence">Sequence of the launch's newest audit entry then; 0 in a row that an earlier version wrote.</param>
/// <param name="AsOf">When the summary was made, by the app's clock.</param>
/// <param name="StoredAt">When the row was stored, by the storage's clock; null for one that was not read from there.</param>
public sealed record IndexedLaunch(LaunchSummary Summary, int Sequence, DateTimeOffset AsOf, DateTimeOffset? StoredAt = null)
{
    /// <summary>Keys of everybody who takes part (<see cref="Upkeep.PersonKeys"/>); null in a row that an earlier version wrote.</summary>
    public string? Involved { get; init; }

    /// <summary>Whether it tells of a later state of the launch, or of the same state at a later time.</summary>
    public bool IsNewerThan(IndexedLaunch other) => Sequence != other.Sequence ? Sequence > other.Sequence : AsOf > other.AsOf;
}
