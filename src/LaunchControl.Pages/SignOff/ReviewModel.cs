using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages;

/// <summary>What the review page shows.</summary>
public sealed record ReviewModel
{
    public required Launch Launch { get; init; }

    public required Gate Gate { get; init; }

    /// <summary>Whose decision is asked for.</summary>
    public required Approver Approver { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required DateTimeOffset LinkExpiresAt { get; init; }

    /// <summary>Path that the form is posted to.</summary>
    public required string FormAction { get; init; }

    /// <summary>What was chosen in a form that could not be taken; a fresh page preselects nothing.</summary>
    public SignOffDecision? Decision { get; init; }

    /// <summary>What was typed in a form that could not be taken.</summary>
    public string Comment { get; init; } = "";

    public IReadOnlyList<string> Errors { get; init; } = [];
}
