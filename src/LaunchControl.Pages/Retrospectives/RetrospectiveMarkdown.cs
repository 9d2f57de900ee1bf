using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages;

/// <summary>A retrospective as Markdown, for wikis and pull requests: all that the page says, without its charts.</summary>
public static class RetrospectiveMarkdown
{
    public static string Write(Retrospective report)
    {
        var text = new MarkdownWriter()
            .Heading(1, $"Retrospective of {report.LaunchName}")
            .Paragraph($"{RetrospectiveWords.Outcome(report)} {RetrospectiveWords.Moment(report)}")
            .Paragraph($"As of {At(report, report.AsOf)}; {report.Tier}; playbook {report.Playbook.Id}, version {report.Playbook.Version}; owner {report.Owner}."
                + (report.IsFinal ? "" : " This is not final: checks are still to come."));
        Metrics(text, report);
        Exceptions(text, report);
        text.Heading(2, "Incidents");
        Listed(text, "No guardrail was breached.", report.Incidents.Select(incident =>
            $"{incident.Metric}: found at {incident.OpenedBy}, {(incident.ClearedBy is { } cleared ? $"kept again at {cleared}" : "not found kept again yet")}. {incident.Because} Recommended: {CheckWords.Of(incident.Recommendation)}."));
        Dates(text, report);
        text.Heading(2, "Who was late");
        Listed(text, "Nobody: what was asked in time was done in time.", report.Late.Select(person =>
            $"{person.Person}: {string.Join("; ", person.Work.Select(work => $"{work.Name}, {(work.DoneAt is null ? "never done" : $"{MeasureText.Days(work.LateDays)} late")}"))}"));
        text.Heading(2, "Budget").Paragraph(RetrospectiveWords.Spent(report.Budget));
        text.Heading(2, "Feedback").Paragraph(RetrospectiveWords.Said(report.Feedback));
        if (report.Feedback.Themes.Count > 0)
        {
            text.Table(["Theme", "Entries"], report.Feedback.Themes.Select(IReadOnlyList<string> (theme) => [theme.Theme.Replace('-', ' '), $"{theme.Count}"]));
        }

        text.Heading(2, "Lessons");
        Listed(text, "None yet.", report.Lessons.OrderBy(lesson => lesson.Kind).Select(lesson => $"{RetrospectiveWords.Of(lesson.Kind)}: {lesson.Text} ({lesson.By})"));
        text.Heading(2, "What is still missing");
        Listed(text, "Nothing.", report.Missing.Select(piece => piece.Sentence));
        return text.ToString();
    }

    private static void Metrics(MarkdownWriter text, Retrospective report)
    {
        text.Heading(2, "Targets and actuals");
        if (report.Metrics.Count == 0)
        {
            text.Paragraph("No success metric was agreed.");
        }

        foreach (var metric in report.Metrics)
        {
            text.Heading(3, metric.Name).Paragraph($"{VerdictMark.Of(metric).Word}. Agreed: {RetrospectiveWords.Agreement(metric.Agreed)}"
                + (metric.Changed is { } changed ? $" {(metric.Agreed is null ? "Added" : "Changed")} after the go: {RetrospectiveWords.Agreement(changed)}" : "")
                + (metric is { Agreed: null, Changed: null, JudgedBy: { } last } ? $" Judged by: {RetrospectiveWords.Agreement(last)}" : "")
                + (metric.IsRemoved ? " Taken out of the launch after the go." : ""));
            if (metric.Points.Count > 0)
            {
                text.Table(["Check", "Value", "Verdict", "From baseline", "Why"], metric.Points.Select(IReadOnlyList<string> (point) =>
                [
                    point.Check + (point.IsLate ? " (late)" : ""), MeasureText.Of(point.Value, point.Unit, "no data"), VerdictMark.Of(point).Word,
                    MeasureText.Change(point.FromBaseline, point.Unit), point.Because,
                ]));
            }
        }
    }

    private static void Exceptions(MarkdownWriter text, Retrospective report)
    {
        text.Heading(2, "Exceptions beside missed metrics").Paragraph(RetrospectiveWords.NoCauses).Heading(3, "Waivers, overrides and approvals on condition");
        Listed(text, "None: every gate passed on its own terms.", report.Exceptions.Select(given =>
            $"{RetrospectiveWords.Of(given.Kind)}: {given.Name}, {RetrospectiveWords.Of(given)}; {given.By}, {At(report, given.At)}{(given.Reason is { } reason ? $": \"{reason}\"" : "")}"));
        text.Heading(3, "Metrics that missed their target");
        Listed(text, "None.", report.Metrics.Where(metric => metric.Verdict == Verdict.Missed)
            .Select(metric => $"{metric.Name}: {metric.Points.Last(point => point.Value is not null).Because}"));
    }

    private static void Dates(MarkdownWriter text, Retrospective report)
    {
        text.Heading(2, "Planned and actual dates").List(
        [
            $"First planned for {At(report, report.Dates.PlannedAtStart)}",
            .. report.Dates.Moves.Select(move => $"Moved to {At(report, move.To)} by {move.By}{(move.Reason is { } reason ? $": \"{reason}\"" : "")}"),
            $"Went live {At(report, report.Dates.LiveAt)}, {MeasureText.Slip(report.Dates.SlipDays)}",
        ]);
        text.Table(["Gate", "Team", "First due", "Due", "Passed", "Against the due date"], report.Gates.Select(IReadOnlyList<string> (gate) =>
        [
            gate.Name, gate.Team, At(report, gate.PlannedAt), At(report, gate.DueAt), gate.PassedAt is { } passed ? At(report, passed) : "never",
            gate.LateDays is { } late ? MeasureText.Late(late) : "not passed",
        ]));
        text.Table(["Team", "Gates", "Late", "On average", "Latest"], report.Teams.Select(IReadOnlyList<string> (team) =>
            [team.Team, $"{team.Gates}", $"{team.Late}", MeasureText.Late(team.MeanLateDays), team.WorstGate is { } gate ? $"{gate}, {MeasureText.Late(team.WorstLateDays)}" : "none"]));
    }

    private static void Listed(MarkdownWriter text, string none, IEnumerable<string> items)
    {
        var all = items.ToList();
        _ = all.Count == 0 ? text.Paragraph(none) : text.List(all);
    }

    private static string At(Retrospective report, DateTimeOffset instant) => DateText.At(instant, report.TimeZone);
}
