using System.Globalization;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Pages.Mails;

/// <summary>What a status mail says, written once; the text part and the HTML part are both made from it.</summary>
public sealed record StatusBody
{
    /// <summary>More launches than this get a line each: a screen a launch is much already.</summary>
    internal const int MostSections = 12;

    private const int MostLines = 30;
    private const int LongestLine = 120;
    private const int LongestName = 80;
    private const int LongestSubject = 230;

    public required string Subject { get; init; }

    public required string Preheader { get; init; }

    /// <summary>What holds for all launches; null for one launch.</summary>
    public string? Intro { get; init; }

    /// <summary>Those that need attention first.</summary>
    public required IReadOnlyList<StatusSection> Sections { get; init; }

    /// <summary>A line for each launch beyond those.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <summary>The page of all launches, where there are several.</summary>
    public Uri? Portfolio { get; init; }

    public required string Footer { get; init; }

    /// <param name="most">Launches that are told in full.</param>
    internal static StatusBody Write(StatusMailModel model, int most = MostSections)
    {
        var launches = model.Launches.Select(one => one.WithNames(LongestName)).ToList();
        var sections = launches.Select(one => StatusWords.Write(one, model.Now))
            .OrderByDescending(section => section.Rag is null ? -1 : (int)section.Rag).ThenBy(section => section.Name, StringComparer.Ordinal).ToList();
        var isOne = sections.Count == 1;
        return new StatusBody
        {
            Subject = InertText.Line(isOne ? SubjectOfOne(launches[0], sections[0]) : $"Status of {sections.Count} launches: {Colours(sections)}", LongestSubject),
            Preheader = InertText.Line(isOne ? $"{sections[0].Verdict} {sections[0].Date}" : string.Join(", ", sections.Select(section => section.Name)), 200),
            Intro = isOne ? null : $"{sections.Count} launches: {Colours(sections)}.",
            Sections = [.. sections.Take(most)],
            Rest = [.. Lines([.. sections.Skip(most)])],
            Portfolio = isOne ? null : model.Portfolio,
            Footer = Why(launches),
        };
    }

    private static IEnumerable<string> Lines(IReadOnlyList<StatusSection> sections)
    {
        var lines = sections.Take(MostLines)
            .Select(section => InertText.Line($"{section.Name}: {section.Rag?.ToString().ToLowerInvariant() ?? "over"}. {section.Verdict}", LongestLine));
        return sections.Count > MostLines ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {sections.Count - MostLines} more")) : lines;
    }

    private static string SubjectOfOne(StatusOfLaunch one, StatusSection section)
    {
        var launch = one.Launch;
        return section.Rag is not { } rag ? $"Status: {launch.Name} is {launch.Status.ToString().ToLowerInvariant()}"
            : launch.IsLaunched ? $"Status: {launch.Name} is live, {rag.ToString().ToLowerInvariant()}"
            : $"Status: {launch.Name} is {rag.ToString().ToLowerInvariant()} (launch {DateText.Day(launch.LaunchAt, launch.TimeZone)})";
    }

    private static string Colours(IReadOnlyList<StatusSection> sections)
    {
        var colours = new[] { RagStatus.Red, RagStatus.Amber, RagStatus.Green }
            .Select(rag => (Word: rag.ToString().ToLowerInvariant(), Count: sections.Count(section => section.Rag == rag)))
            .Append((Word: "over", Count: sections.Count(section => section.Rag is null)));
        return string.Join(", ", colours.Where(colour => colour.Count > 0).Select(colour => string.Create(CultureInfo.InvariantCulture, $"{colour.Count} {colour.Word}")));
    }

    private static string Why(List<StatusOfLaunch> launches)
    {
        if (launches.Count > 1)
        {
            return "You get this because the owners of these launches have their status mailed to you. Questions, or enough of it? Ask the owner of a launch; the board says who.";
        }

        var (launch, plan) = (launches[0].Launch, launches[0].Launch.StatusMail!);
        return $"You get this because the status of {launch.Name} is mailed to you {When(plan)}. Questions, or enough of it? Ask {launch.Owner}.";
    }

    private static string When(StatusMailPlan plan) => plan.Every switch
    {
        StatusRhythm.Week => $"every {plan.On}",
        StatusRhythm.WorkingDay => "every working day",
        _ => "every day",
    };
}
