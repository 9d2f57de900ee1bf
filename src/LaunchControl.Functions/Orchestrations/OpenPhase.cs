namespace LaunchControl.Functions.Orchestrations;

/// <summary>The phase that is open now.</summary>
/// <param name="Gates">Its gates that are not passed and that nobody watches yet.</param>
/// <param name="IsThrough">Every gate of every phase is passed, and the go is given.</param>
public sealed record OpenPhase(IReadOnlyList<string> Gates, bool IsThrough)
{
    public string? PhaseId { get; init; }
}
