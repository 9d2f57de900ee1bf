using LaunchControl.Core.Attention;

namespace LaunchControl.Pages.Mails;

/// <summary>What a digest says, written once; the text part and the HTML part are both made from it.</summary>
public sealed record DigestBody(
    string Subject, string Preheader, string Opening, IReadOnlyList<DigestSection> Sections, string? More, IReadOnlyList<string> News, Uri Overview, string Footer)
{
    // Both parts together stay below 100 KB, with links of 500 characters.
    private const int MostEntries = 60;
    private const int MostNews = 30;
    private const int LongestName = 80;
    private const int LongestDetail = 200;
    private const int LongestSubject = 230;

    public static DigestBody Write(DigestModel model)
    {
        var (all, shown) = (model.Lines, model.Lines.Take(MostEntries).ToList());
        var overdue = all.Count(line => line.Ask.Ask.IsOverdue(model.Now));
        var subject = InertText.Line(Headline(model, overdue), LongestSubject);
        return new DigestBody(
            subject,
            InertText.Line(Preview(model), 200),
            Intro(model, overdue),
            [.. shown.GroupBy(line => line.Ask.Launch.Id).Select(lines => Section(model, [.. lines]))],
            all.Count > shown.Count ? $"and {DateText.Count(all.Count - shown.Count, "more", "more")}, on the page of everything that waits for you" : null,
            [.. model.News.Take(MostNews).Select(news => InertText.Line(news, LongestSubject)), .. model.News.Count > MostNews ? [$"and {model.News.Count - MostNews} more"] : Array.Empty<string>()],
            model.Overview,
            "You get this because launches wait for you, once a day at the hour of your choice. Change your hours, zone, holidays and number of mails in your settings "
                + $"(PUT /api/people/{InertText.Line(model.To)}/settings), or ask whoever manages launches to do it.");
    }

    private static string Headline(DigestModel model, int overdue)
    {
        if (model.Lines is [{ Ask: { Launch: var launch, Ask: var ask } }])
        {
            var word = model.IsNudge ? "Holding up the launch" : ask.IsOverdue(model.Now) ? "Overdue" : "Reminder";
            return $"{word}: {Short(ask.Title)} - {Short(launch.Name)} (by {DateText.Day(ask.DueAt, model.TimeZone)})";
        }

        var launches = model.Lines.Select(line => line.Ask.Launch.Id).Distinct().Count();
        return model.IsNudge ? $"Holding up {DateText.Count(launches, "launch", "launches")}: {model.Lines.Count} are overdue"
            : model.Lines.Count == 0 ? $"News: {model.News.Count} since your last digest"
            : $"{model.Lines.Count} things wait for you in {DateText.Count(launches, "launch", "launches")}{(overdue > 0 ? $", {overdue} overdue" : "")}";
    }

    private static string Preview(DigestModel model) => model.Lines.Count > 0
        ? $"First: {Short(model.Lines[0].Ask.Ask.Title)}, {DateText.Distance(model.Lines[0].Ask.Ask.DueAt, model.Now)}."
        : "Nothing waits for you.";

    private static string Intro(DigestModel model, int overdue) =>
        model.IsNudge ? "The launch is late by as long as this takes. It is the only extra mail of the day."
        : model.Lines.Count == 0 ? "Nothing waits for you. This is what happened:"
        : $"This is everything that waits for you, most urgent first{(overdue > 0 ? $"; {overdue} of it {(overdue == 1 ? "is" : "are")} overdue" : "")}.";

    private static DigestSection Section(DigestModel model, IReadOnlyList<DigestLine> lines)
    {
        var launch = lines[0].Ask.Launch;
        return new DigestSection($"{Short(launch.Name)}, launches {DateText.At(launch.LaunchAt, launch.TimeZone)}", [.. lines.Select(line => Entry(model, line))]);
    }

    private static DigestEntry Entry(DigestModel model, DigestLine line)
    {
        var ask = line.Ask.Ask;
        return new DigestEntry(
            $"{What(ask.Kind)}: {Short(ask.Title)}{(ask.InPlaceOf is { } absent ? $", in place of {Short(absent)}" : "")}",
            $"{(ask.IsOverdue(model.Now) ? "Overdue, was due" : "Due")} {DateText.At(ask.DueAt, model.TimeZone)}, {DateText.Distance(ask.DueAt, model.Now)}",
            ask.Reason is { Length: > 0 } reason ? InertText.Line(reason, LongestDetail) : null,
            model.LinkOf(line.Ask),
            ask.Kind == AskKind.SignOff ? $"Review {Short(ask.Title)} and decide" : "See it on the launch board");
    }

    private static string What(AskKind kind) => kind switch
    {
        AskKind.SignOff => "Sign-off",
        AskKind.BlockedItem => "Blocked item",
        AskKind.Condition => "Condition of an approval",
        AskKind.Rework => "Needs work, then a new review",
        AskKind.ExpiredReview => "Review expired, request it again",
        AskKind.ExternalGate => "Waits for another launch",
        AskKind.NoApprover => "Name somebody who signs",
        _ => "Item",
    };

    private static string Short(string name) => InertText.Line(name, LongestName);
}
