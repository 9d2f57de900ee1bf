using System.Diagnostics.CodeAnalysis;

namespace LaunchControl.Core.Launches;

/// <summary>What a decider answers: a decision, or a refusal.</summary>
public sealed record Outcome
{
    private Outcome(Decision? decision, Refusal? refusal) => (Decision, Refusal) = (decision, refusal);

    public Decision? Decision { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Decision))]
    public bool IsRefused => Refusal is not null;

    public static implicit operator Outcome(Decision decision) => new(decision, null);

    public static implicit operator Outcome(Refusal refusal) => new(null, refusal);
}
