namespace LaunchControl.Core.SignOffs;

/// <summary>One thing that a sign-off covers.</summary>
/// <param name="Key">Stable: <c>item/load-test</c>, <c>brief/pricing</c>.</param>
/// <param name="Name">For a person.</param>
/// <param name="Value">In words. A long one is cut and ends in a hash of the whole, so that a change never hides in what was cut.</param>
public sealed record ContentFact(string Key, string Name, string Value);
