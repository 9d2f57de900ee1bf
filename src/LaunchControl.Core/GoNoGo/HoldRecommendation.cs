namespace LaunchControl.Core.GoNoGo;

/// <summary>A condition of a go was not met in time: LaunchControl recommends to hold the launch. The go itself stands until somebody decides.</summary>
/// <param name="Id">Id of the item that is the condition.</param>
/// <param name="Gate">Id of the go/no-go gate.</param>
/// <param name="Condition">What was to be done.</param>
/// <param name="Owner">Who was to do it: mail address.</param>
/// <param name="GivenBy">Who said go on this condition: mail address.</param>
/// <param name="DueAt">By when it was to be done.</param>
/// <param name="RaisedAt">When the miss was noticed.</param>
public sealed record HoldRecommendation(
    string Id, string Gate, string Condition, string Owner, string GivenBy, DateTimeOffset DueAt, DateTimeOffset RaisedAt)
{
    public RecommendationState State { get; init; }

    /// <summary>When it was no longer open; null while it is.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whose doing that was: a mail address, or <c>launchcontrol</c>.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Why it was dismissed.</summary>
    public string? Reason { get; init; }
}
