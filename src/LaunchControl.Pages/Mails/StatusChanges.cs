using System.Globalization;
using LaunchControl.Core.Gates;

namespace LaunchControl.Pages.Mails;

/// <summary>Condenses what happened to a launch to the few lines that matter to somebody who decides.</summary>
/// <remarks>What was undone since is left out: a gate that passed and is open again did not pass.</remarks>
internal static class StatusChanges
{
    private const int MostLines = 5;
    private const int MostNames = 3;

    public static IReadOnlyList<string> Of(StatusOfLaunch one, DateTimeOffset now) => [.. Lines(one, now).OfType<string>().Take(MostLines)];

    private static IEnumerable<string?> Lines(StatusOfLaunch one, DateTimeOffset now)
    {
        yield return Turns(one);
        yield return Moved(one);
        yield return Gates(one, "Needs work", gate => gate.Status is GateStatus.NeedsWork or GateStatus.Rejected, "gate.needsWork");
        yield return Guardrails(one);
        yield return Gates(one, "Overridden in an emergency", gate => gate.Override is not null, "gate.overridden");
        yield return Gates(one, "Passed", gate => gate.IsPassed, "gate.approved");
        yield return Gates(one, "Waived", gate => gate.Status == GateStatus.Waived, "gate.waived");
        yield return Gates(one, "Became overdue", gate => gate.IsOverdue(now), "gate.overdue");
        yield return Gates(one, "To be approved again", gate => !gate.IsPassed, "gate.stale", "gate.waiverExpired", "gate.waiverRevoked", "gate.expired");
        yield return Gates(one, "Sign-off asked for", gate => gate.Status == GateStatus.InReview, "gate.signOffRequested");
    }

    // The turns of the launch itself, in their order: the words of the trail.
    private static string? Turns(StatusOfLaunch one)
    {
        var turns = one.News.Select(entry => (entry, Word: WordOf(entry.Action))).Where(turn => turn.Word is not null)
            .Select(turn => $"{turn.Word} {DateText.Day(turn.entry.At, one.Launch.TimeZone)}").ToList();
        return turns.Count == 0 ? null : Sentence(string.Join(", ", turns.TakeLast(MostNames)));
    }

    private static string? WordOf(string action) => action switch
    {
        "launch.held" => "put on hold",
        "launch.resumed" => "went on",
        "launch.cancelled" => "cancelled",
        "launch.scheduled" => "go given",
        "launch.unscheduled" => "go lost",
        "launch.noGo" => "no-go",
        "launch.goNoGoReopened" => "go/no-go asked for again",
        "launch.live" => "live",
        "launch.completed" => "completed",
        _ => null,
    };

    private static string? Moved(StatusOfLaunch one) => one.Told is { } told && told.LaunchAt != one.Launch.LaunchAt
        ? $"The launch date moved from {DateText.Day(told.LaunchAt, one.Launch.TimeZone)} to {DateText.Day(one.Launch.LaunchAt, one.Launch.TimeZone)}."
        : null;

    private static string? Guardrails(StatusOfLaunch one) => one.News.LastOrDefault(entry => entry.Action is "guardrail.breached" or "guardrail.cleared")?.Summary;

    private static string? Gates(StatusOfLaunch one, string title, Func<Gate, bool> holds, params IReadOnlyList<string> actions)
    {
        var named = one.News.Where(entry => actions.Contains(entry.Action)).Select(entry => entry.Subject).ToHashSet(StringComparer.Ordinal);
        var gates = one.Launch.Gates.Where(gate => named.Contains($"gate/{gate.Id}") && holds(gate)).Select(gate => gate.Name).ToList();
        var more = gates.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {gates.Count - MostNames} more") : "";
        return gates.Count == 0 ? null : $"{title}: {string.Join(", ", gates.Take(MostNames))}{more}.";
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}
