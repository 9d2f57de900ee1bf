namespace LaunchControl.Functions.Orchestrations;

/// <summary>The phase that is open now.</summary>
/// <param name="Gates">Its gates that are not passed yet; empty when every phase is through.</param>
public sealed record OpenPhase(IReadOnlyList<string> Gates);
