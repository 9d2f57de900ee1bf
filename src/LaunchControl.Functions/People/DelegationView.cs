using System.Text.Json.Serialization;
using LaunchControl.Core.People;

namespace LaunchControl.Functions.People;

/// <summary>When a person is away, as it was stored, with what that leaves open.</summary>
/// <param name="Warnings">Where the delegate can't stand in, and why; left out where nothing is to be said.</param>
public sealed record DelegationView(
    string Person, DateOnly From, DateOnly To, string? Delegate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings)
{
    public static DelegationView Of(Absence absence, IReadOnlyList<string> warnings) =>
        new(absence.Person, absence.From, absence.To, absence.Delegate, warnings.Count > 0 ? warnings : null);
}
