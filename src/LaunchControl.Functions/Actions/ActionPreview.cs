using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Functions.Launches;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What a command would do, in words.</summary>
internal static class ActionPreview
{
    public static ConfirmModel Of(FormModel form, Launch before, Decision decision) => new()
    {
        Form = form,
        Question = $"{form.Title}?",
        TimeZone = before.TimeZone,
        Effects = [.. Moves(before, decision.Launch), .. decision.Audit.Select(entry => entry.Summary).Distinct(), .. Mails(decision)],
        Gates = [.. GatePreview.Between(before, decision.Launch)
            .Select(gate => new GateEffect(gate.Name, gate.Before, gate.After, gate.LostSignOffs, gate.DueBefore, gate.DueAfter))],
    };

    private static IEnumerable<string> Moves(Launch before, Launch after) => before.LaunchAt == after.LaunchAt ? []
        : [$"The launch date is {DateText.At(after.LaunchAt, after.TimeZone)}, and not {DateText.At(before.LaunchAt, before.TimeZone)}."];

    private static IEnumerable<string> Mails(Decision decision)
    {
        var people = decision.Intents.OfType<SendMailIntent>().Select(mail => mail.To).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (people.Count > 0)
        {
            yield return people.Count <= 5 ? $"Mail goes to {string.Join(", ", people)}." : $"Mail goes to {people.Count} people.";
        }
    }
}
