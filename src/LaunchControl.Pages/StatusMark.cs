using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>A status as people see it: a word, a shape and a colour, never colour alone.</summary>
/// <param name="Kind">Class of the colour, and name of the shape.</param>
public sealed record StatusMark(string Kind, string Word)
{
    public static StatusMark Of(Gate gate, DateTimeOffset now) => gate.Status switch
    {
        GateStatus.Approved => new("approved", gate.Override is null ? "Approved" : "Approved by override"),
        GateStatus.Waived => new("approved", "Waived"),
        GateStatus.NeedsWork => new("work", "Needs work"),
        GateStatus.Rejected => new("work", "Rejected"),
        _ when gate.IsOverdue(now) => new("overdue", gate.Status == GateStatus.InReview ? "In review, overdue" : "Overdue"),
        GateStatus.InReview => new("review", "In review"),
        GateStatus.Preparing => new("review", "Preparing"),
        GateStatus.Expired => new("overdue", "Expired"),
        GateStatus.Stale => new("work", "Stale"),
        _ => new("waiting", "Waiting"),
    };

    public static StatusMark Of(ChecklistItem item, DateTimeOffset now) => item.Status switch
    {
        ItemStatus.Done => new("approved", "Done"),
        ItemStatus.NotApplicable => new("approved", "Not applicable"),
        ItemStatus.Waived => new("approved", "Waived"),
        ItemStatus.Blocked => new("work", "Blocked"),
        _ => item.IsOverdue(now) ? new("overdue", "Overdue") : new("waiting", "Open"),
    };

    public static StatusMark Of(RagStatus rag) => rag switch
    {
        RagStatus.Green => new("approved", "Green"),
        RagStatus.Amber => new("work", "Amber"),
        _ => new("overdue", "Red"),
    };

    public static string WordFor(GateStatus status) => status switch
    {
        GateStatus.InReview => "In review",
        GateStatus.NeedsWork => "Needs work",
        _ => status.ToString(),
    };

    public static string WordFor(LaunchStatus status) => status switch
    {
        LaunchStatus.InReadiness => "In readiness",
        LaunchStatus.GoNoGo => "Go/no-go",
        LaunchStatus.NoGo => "No-go",
        LaunchStatus.Held => "On hold",
        _ => status.ToString(),
    };
}
