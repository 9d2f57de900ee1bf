using System.Globalization;
using System.Text.RegularExpressions;
using LaunchControl.Core.Gates;

namespace LaunchControl.Pages.Chat;

/// <summary>Finds the words for what a chat is told.</summary>
/// <remarks>
/// Many read a channel, guests among them. So nothing is told that somebody wrote to a few: no comment of a sign-off, no reason but those that everyone in the
/// launch is mailed. People go by the part of their address before the <c>@</c>.
/// </remarks>
public static partial class ChatWords
{
    /// <param name="board">The launch's board.</param>
    public static ChatNote Of(ChatOccasion occasion, Uri board)
    {
        var (headline, detail) = occasion switch
        {
            { Gate: { } gate, Item: null } when OfGate(occasion, gate) is { } words => words,
            { Gate: { } gate, Item: { } item } when OfItem(occasion, gate, item) is { } words => words,
            _ => OfLaunch(occasion) ?? (Nameless(occasion.Summary), null),
        };
        return new ChatNote(occasion.Launch.Name, headline, detail, occasion.At, occasion.Launch.TimeZone, board).Bounded();
    }

    private static (string Headline, string? Detail)? OfGate(ChatOccasion occasion, Gate gate) => occasion.Action switch
    {
        "gate.signOffRequested" or "gate.nextAsked" => ($"Sign-off needed: {gate.Name}", $"{Asked(gate)}{Due(occasion, gate.DueAt)} Each approver has a review link by mail."),
        "gate.approved" => ($"Approved: {gate.Name}", Passed(occasion)),
        "gate.needsWork" => ($"Needs work: {gate.Name}", "It was not approved. The board says why."),
        "gate.overdue" => ($"Overdue: {gate.Name}", $"{WaitsFor(gate)}{Due(occasion, gate.DueAt)}"),
        "gate.escalated" => ($"Escalated: {gate.Name}", $"{WaitsFor(gate)}{Due(occasion, gate.DueAt)}"),
        "gate.expired" => ($"Review expired: {gate.Name}", "Nobody decided in time. The launch owner requests the review again."),
        "gate.overridden" => ($"Overridden: {gate.Name}", "It was passed by emergency override. The board says by whom and why."),
        "gate.stale" => ($"To be approved again: {gate.Name}", "What it approved has changed."),
        _ => null,
    };

    private static (string Headline, string? Detail)? OfItem(ChatOccasion occasion, Gate gate, ChecklistItem item) => occasion.Action switch
    {
        "item.blocked" => ($"Blocked: {item.Title}", $"{gate.Name}, owner {Name(item.Owner)}.{Due(occasion, item.DueAt)} The board says what is in the way."),
        "item.escalated" => ($"Escalated: {item.Title}", $"{gate.Name}, owner {Name(item.Owner)}.{Due(occasion, item.DueAt)}"),
        "item.conditionMissed" => ($"Condition missed: {item.Title}", $"The approval of {gate.Name} lapsed with it. Owner {Name(item.Owner)}."),
        _ => null,
    };

    private static (string Headline, string? Detail)? OfLaunch(ChatOccasion occasion) => occasion.Action switch
    {
        "launch.held" => ("On hold", $"{Because(occasion)}Nothing is asked of anybody until it goes on."),
        "launch.resumed" => ("Goes on", $"{Because(occasion)}{LaunchDay(occasion)}"),
        "launch.cancelled" => ("Cancelled", $"{Because(occasion)}Nothing more is asked of anybody."),
        "launch.rescheduled" => ("New date", $"{LaunchDay(occasion)} {Because(occasion)}".TrimEnd()),
        "launch.scheduled" => ("Go", $"All gates are passed. {LaunchDay(occasion)}"),
        "launch.unscheduled" => ("The go no longer holds", "A gate is open again."),
        "launch.noGo" => ("No-go", "The launch stops until a new go/no-go is asked for and given."),
        "launch.goNoGoReopened" => ("Go/no-go asked for again", null),
        "launch.live" => ("Live", "The post-launch checks are running."),
        "launch.completed" => ("Completed", "The last post-launch check has run; the retrospective is ready."),
        _ => null,
    };

    /// <summary>A person by the part of their address before the <c>@</c>.</summary>
    internal static string Name(string person) => person.Split('@')[0];

    /// <summary>A sentence in which every address is cut to the part before the <c>@</c>.</summary>
    internal static string Nameless(string sentence) => Address().Replace(sentence, match => Name(match.Value));

    private static string Asked(Gate gate) =>
        Names(gate.Approvers.Where(approver => approver is { LinkNonce: not null, Vote: null }).Select(approver => approver.Person)) is { } names ? $"Asked: {names}." : "";

    private static string WaitsFor(Gate gate) => gate.Status == GateStatus.InReview
        ? Names(gate.Approvers.Where(approver => approver.Vote is null).Select(approver => approver.Person)) is { } deciders ? $"It waits for {deciders}." : ""
        : Names(gate.Items.Where(item => !item.IsSettled).Select(item => item.Owner)) is { } owners ? $"Items are open with {owners}." : "";

    private static string Passed(ChatOccasion occasion) =>
        string.Create(CultureInfo.InvariantCulture, $"Gates passed: {occasion.Launch.Gates.Count(gate => gate.IsPassed)} of {occasion.Launch.Gates.Count}.");

    private static string LaunchDay(ChatOccasion occasion) => $"Launch: {When(occasion, occasion.Launch.LaunchAt)}.";

    private static string Due(ChatOccasion occasion, DateTimeOffset dueAt) => $" Due {When(occasion, dueAt)}.";

    private static string When(ChatOccasion occasion, DateTimeOffset at) => $"{DateText.At(at, occasion.Launch.TimeZone)}, {DateText.Distance(at, occasion.Now)}";

    private static string Because(ChatOccasion occasion) => occasion.Reason is { Length: > 0 } reason ? $"{InertText.Line(reason, 150).TrimEnd('.')}. " : "";

    private static string? Names(IEnumerable<string> people)
    {
        const int most = 5;
        var names = people.Distinct().Select(Name).ToList();
        return names.Count == 0 ? null : names.Count > most ? $"{string.Join(", ", names.Take(most))} and {names.Count - most} more" : string.Join(", ", names);
    }

    [GeneratedRegex(@"[^\s,;:()'""]+@[^\s,;:()'""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
