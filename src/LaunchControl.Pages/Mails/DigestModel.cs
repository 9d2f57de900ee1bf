using LaunchControl.Core.Attention;

namespace LaunchControl.Pages.Mails;

/// <summary>What the one mail of a day is made from, or the nudge.</summary>
public sealed record DigestModel
{
    public required string To { get; init; }

    /// <summary>IANA name of the reader's zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What is asked, most urgent first.</summary>
    public required IReadOnlyList<DigestLine> Lines { get; init; }

    /// <summary>Headlines of mails that were put off, oldest first.</summary>
    public IReadOnlyList<string> News { get; init; } = [];

    /// <summary>The extra mail for somebody who holds up a launch.</summary>
    public bool IsNudge { get; init; }

    /// <summary>Where one of the lines is dealt with.</summary>
    public required Func<LaunchAsk, Uri> LinkOf { get; init; }

    /// <summary>Everything that waits for the reader.</summary>
    public required Uri Overview { get; init; }

    public required DateTimeOffset Now { get; init; }
}
