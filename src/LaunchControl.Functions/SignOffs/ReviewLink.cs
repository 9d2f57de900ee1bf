using System.Diagnostics.CodeAnalysis;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.SignOffs;

/// <summary>A review link with what it is about; nothing but the state where the link is not one of ours.</summary>
public sealed record ReviewLink(ReviewLinkState State, SignOffLinkClaims? Claims, Launch? Launch, Gate? Gate, Approver? Approver)
{
    public static ReviewLink Invalid { get; } = new(ReviewLinkState.Invalid, null, null, null, null);

    [MemberNotNullWhen(true, nameof(Claims), nameof(Launch), nameof(Gate), nameof(Approver))]
    public bool IsOurs => State != ReviewLinkState.Invalid;
}
