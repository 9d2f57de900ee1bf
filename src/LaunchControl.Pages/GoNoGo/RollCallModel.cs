using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>The go/no-go of one launch.</summary>
public sealed record RollCallModel
{
    public required Launch Launch { get; init; }

    public required RollCall RollCall { get; init; }

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }

    public required DateTimeOffset Now { get; init; }
}
