namespace LaunchControl.Core.GoNoGo;

/// <summary>What stopped a launch at its go/no-go.</summary>
/// <param name="Gate">Id of the go/no-go gate.</param>
/// <param name="By">Who said no: mail address. Null where nobody did: too few were left who could say go, or nobody decided in time.</param>
/// <param name="Reason">In their words; otherwise what happened.</param>
public sealed record NoGoCall(string Gate, string? By, string Reason, DateTimeOffset At)
{
    /// <summary>The approver in whose place they said so; null for in their own.</summary>
    public string? InPlaceOf { get; init; }
}
