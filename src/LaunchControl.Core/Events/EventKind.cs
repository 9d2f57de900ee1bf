namespace LaunchControl.Core.Events;

/// <summary>One kind of event.</summary>
/// <param name="Action">As in the audit trail: <c>gate.approved</c>.</param>
/// <param name="Meaning">One sentence: when it happens.</param>
public sealed record EventKind(string Action, string Meaning)
{
    /// <summary>The CloudEvents type.</summary>
    public string Type => EventCatalogue.TypeOf(Action);
}
