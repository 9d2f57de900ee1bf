namespace LaunchControl.Core.Blockers;

/// <summary>One thing that stands between a launch and its next step.</summary>
/// <param name="Subject">What it is about: <c>gate/engineering-ready</c> or <c>item/load-test</c>.</param>
/// <param name="What">For a person: what is missing.</param>
/// <param name="Reason">Why it is blocked, where somebody said so.</param>
/// <param name="Since">Since when it could have been done.</param>
/// <param name="Who">Who can unblock it.</param>
/// <param name="By">When it is due.</param>
/// <param name="DelaysLaunchBy">
/// Working days by which the launch would be late if this were done now and all that follows took the time that was planned for it; 0 before it is due.
/// </param>
public sealed record Blocker(
    BlockerKind Kind,
    string Subject,
    string What,
    string? Reason,
    DateTimeOffset Since,
    IReadOnlyList<Unblocker> Who,
    DateTimeOffset By,
    int DelaysLaunchBy);
