using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Board;

/// <summary>Which entries of an audit trail to show.</summary>
/// <param name="Before">Only those before this sequence number; null for up to the newest.</param>
/// <param name="After">Only those after this sequence number, the oldest of them; null for none of this. It takes the place of <paramref name="Before"/>.</param>
/// <param name="Actor">Null for everybody; upper and lower case are the same.</param>
/// <param name="Action">An action such as <c>gate.approved</c>, or the word before its dot; null for all.</param>
public sealed record AuditFilter(int? Before, int? After, string? Actor, string? Action)
{
    public bool IsEmpty => Actor is null && Action is null;

    public bool Takes(AuditEntry entry) =>
        (Actor is null || string.Equals(entry.Actor, Actor, StringComparison.OrdinalIgnoreCase))
        && (Action is null || string.Equals(entry.Action, Action, StringComparison.OrdinalIgnoreCase) || entry.Action.StartsWith($"{Action}.", StringComparison.OrdinalIgnoreCase));
}
