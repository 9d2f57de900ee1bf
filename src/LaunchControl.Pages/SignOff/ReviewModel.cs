using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
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

    /// <summary>Of what the page shows; a decision on anything else is not taken.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What was typed in a form that could not be taken; nothing on a fresh page.</summary>
    public ReviewInput Input { get; init; } = new();

    /// <summary>The page changes a recorded decision.</summary>
    public bool IsChange => Input.Replaces is not null;

    /// <summary>The go is given: all that is left to say is no-go.</summary>
    public bool IsStop => Launch.CanStop(Gate);

    /// <summary>The page is about the decision to launch.</summary>
    public bool IsGoNoGo => Launch.IsGoNoGo(Gate);

    /// <summary>What is not as it was when this person last signed.</summary>
    public IReadOnlyList<ContentChange> Changes => GateContent.ChangesSince(Launch, Gate, Approver);

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? IsInvalid(string field) => Errors.Any(error => error.Field == field) ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the hint, and the error if there is one.</summary>
    public string? DescriptionOf(string field, string? hint = null)
    {
        var ids = new[] { hint, IsInvalid(field) is null ? null : $"{field}-error" }.Where(id => id is not null);
        return string.Join(' ', ids) is { Length: > 0 } text ? text : null;
    }
}
