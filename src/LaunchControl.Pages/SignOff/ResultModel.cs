using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages;

/// <summary>What the page after a decision shows.</summary>
public sealed record ResultModel
{
    public required Launch Launch { get; init; }

    public required Gate Gate { get; init; }

    /// <summary>Whose decision it is; has a vote once it is recorded.</summary>
    public required Approver Approver { get; init; }

    /// <summary>Whom the link is for: the approver, or who stands in for them.</summary>
    public string Person { get => field ?? Approver.Person; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Path of this page.</summary>
    public required string SelfAddress { get; init; }

    /// <summary>Path of the form that changes the decision; null where it can't be changed any more.</summary>
    public string? ChangeAddress { get; init; }

    /// <summary>The decision that is on its way but not recorded yet.</summary>
    public SignOffDecision? Received { get; init; }
}
