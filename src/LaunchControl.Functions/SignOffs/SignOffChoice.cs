using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.SignOffs;

/// <summary>What a person decides, before it has an id.</summary>
/// <param name="Replaces">The recorded sign-off that is to be changed or withdrawn; null for a first decision.</param>
/// <param name="Fingerprint">Of what the person saw.</param>
public sealed record SignOffChoice(SignOffDecision Decision, string? Comment, string? Replaces = null, string? Fingerprint = null)
{
    public DateTimeOffset? EffectiveAt { get; init; }

    public IReadOnlyList<ConditionDraft> Conditions { get; init; } = [];
}
