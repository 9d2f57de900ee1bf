using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Lists waivers, overrides, conditional approvals and overridden blackouts with what became of them.</summary>
internal static class ExceptionReviews
{
    public static IReadOnlyList<ExceptionGiven> Of(Launch launch, TrailReview trail) =>
        [.. Waivers(launch, trail).Concat(Conditions(launch, trail)).Concat(Dates(launch)).OrderBy(given => given.At).ThenBy(given => given.Subject, StringComparer.Ordinal)];

    private static IEnumerable<ExceptionGiven> Waivers(Launch launch, TrailReview trail) =>
        from given in trail.Waivers
        where given.IsGiven
        select new ExceptionGiven(
            given.IsOverride ? ExceptionKind.Override : ExceptionKind.Waiver, given.Subject, NameOf(launch, given.Subject), given.By, given.At, given.Reason,
            IsHeld(launch, given) ? ExceptionOutcome.Stood : ExceptionOutcome.Ended);

    // The launch tells, and not the trail: whatever left the launch, or changed its status otherwise, took its waiver along.
    private static bool IsHeld(Launch launch, WaiverRecord given) => given.At == given.Subject.Split('/', 2) switch
    {
        ["gate", var id] => given.IsOverride ? launch.FindGate(id)?.Override?.At : launch.FindGate(id)?.Waiver?.At,
        ["item", var id] => launch.FindItem(id)?.Item.Waiver?.At,
        _ => null,
    };

    private static IEnumerable<ExceptionGiven> Conditions(Launch launch, TrailReview trail) =>
        from one in trail.Conditions
        let condition = one.Condition
        select new ExceptionGiven(
            ExceptionKind.ConditionalApproval, $"item/{condition.Id}", condition.Title, condition.GivenBy ?? condition.Owner, one.At, null,
            OutcomeOf(launch.FindItem(condition.Id)?.Item, trail.IsMissed(condition.Id)));

    // Of the date that it was launched on; the trail has those that were given up.
    private static IEnumerable<ExceptionGiven> Dates(Launch launch) => launch.BlackoutOverride is not { } given ? [] :
        [new ExceptionGiven(ExceptionKind.BlackoutOverride, "launch", given.Conflict.Name, given.By, given.At, given.Reason, ExceptionOutcome.Stood)];

    private static ExceptionOutcome OutcomeOf(ChecklistItem? item, bool isMissed) => item switch
    {
        { Status: ItemStatus.Done } when !isMissed => ExceptionOutcome.Met,
        _ when isMissed => ExceptionOutcome.Missed,
        { IsCondition: true, IsSettled: false } => ExceptionOutcome.Stood,
        _ => ExceptionOutcome.Ended,
    };

    private static string NameOf(Launch launch, string subject) => subject.Split('/', 2) switch
    {
        ["gate", var id] => launch.FindGate(id)?.Name ?? id,
        [_, var id] => launch.FindItem(id)?.Item.Title ?? id,
        _ => subject,
    };
}
