using LaunchControl.Core.Gates;

namespace LaunchControl.Pages.Mails;

/// <summary>To everyone in a launch, once: what it is, and what is theirs to do.</summary>
internal static class LaunchStartedMail
{
    private const int MostItems = 15;

    public static MailBody Write(MailModel model)
    {
        var launch = model.Launch;
        var items = launch.Gates.SelectMany(gate => gate.Items).Where(item => item.Owner == model.To).OrderBy(item => item.DueAt).ToList();
        var gates = launch.Gates.Where(gate => gate.FindApprover(model.To) is not null).ToList();
        return new MailBody
        {
            Subject = $"You are part of a launch: {launch.Name} ({DateText.Day(launch.LaunchAt, launch.TimeZone)})",
            Preheader = $"{DateText.Count(items.Count, "item")} to do, {DateText.Count(gates.Count, "gate")} to sign.",
            Paragraphs =
            [
                $"{launch.StartedBy} started {launch.Name}, a {launch.Tier} launch with {DateText.Count(launch.Gates.Count, "gate")}. "
                    + $"It launches on {DateText.At(launch.LaunchAt, launch.TimeZone)}, {DateText.Distance(launch.LaunchAt, model.Now)}.",
                gates.Count == 0
                    ? "No gate needs your sign-off."
                    : $"You will be asked to sign off: {string.Join(", ", gates.Select(gate => gate.Name))}. Each time you get a mail with a link; you need no account.",
            ],
            ListTitle = items.Count > 0 ? "What is yours to do" : null,
            List = [.. items.Take(MostItems).Select(item => Line(item, launch.TimeZone)), .. More(items.Count - MostItems)],
            Link = model.BoardLink,
            LinkText = "See the launch board",
        };
    }

    private static string Line(ChecklistItem item, string timeZone) => $"{item.Title}, by {DateText.Day(item.DueAt, timeZone)}";

    private static string[] More(int number) => number > 0 ? [$"and {number} more"] : [];
}
