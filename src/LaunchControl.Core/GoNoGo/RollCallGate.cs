using LaunchControl.Core.Gates;

namespace LaunchControl.Core.GoNoGo;

/// <summary>One go/no-go decision.</summary>
/// <param name="Rule">In words: what makes it a go.</param>
/// <param name="Next">In words: where it stands, and what would decide it now.</param>
/// <param name="Override">Who decided it in an emergency; null where its people did.</param>
public sealed record RollCallGate(
    string Gate, string Name, int Round, RollCallOutcome Outcome, string Rule, string Next, IReadOnlyList<RollCallTeam> Teams, Override? Override);
