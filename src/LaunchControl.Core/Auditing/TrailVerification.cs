using System.Text.Json;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Auditing;

/// <summary>Verifies a launch against its trail in one pass over the rows: the chain, and that the state is what the trail adds up to.</summary>
public sealed class TrailVerification(Launch launch)
{
    private readonly ChainVerifier _chain = new(launch.AuditSequence, launch.AuditHash);
    private readonly LaunchFold _fold = new();
    private bool _isFolded = true;

    /// <summary>Looks at the next row.</summary>
    public void Add(AuditLine line)
    {
        if (_chain.Add(line) is not { } entry || !_isFolded)
        {
            return;
        }

        try
        {
            _fold.Add(entry);
        }
        catch (Exception exception) when (IsOfTrail(exception))
        {
            _isFolded = false;
        }
    }

    /// <summary>The trail has ended.</summary>
    public TrailVerdict Finish() => _chain.Finish() is { } broken
        ? new TrailVerdict(_chain.Entries, _chain.Head, broken, null)
        : new TrailVerdict(_chain.Entries, _chain.Head, null, DiffersAt());

    private string? DiffersAt()
    {
        try
        {
            return _isFolded ? StateComparison.FirstDifference(launch, _fold.ToLaunch()) : "";
        }
        catch (Exception exception) when (IsOfTrail(exception))
        {
            return "";
        }
    }

    // A whole trail that is none of a launch: somebody chained entries that LaunchControl did not make.
    private static bool IsOfTrail(Exception exception) => exception is InvalidDataException or JsonException or InvalidOperationException or ArgumentException;
}
