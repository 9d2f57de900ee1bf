using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;

namespace LaunchControl.Pages;

/// <summary>The sentences of the portfolio page.</summary>
internal static class PortfolioWords
{
    /// <summary><c>12 of 340 launches: 3 red, 5 amber, 4 green.</c></summary>
    public static string Summary(PortfolioModel model)
    {
        var colours = new[] { RagStatus.Red, RagStatus.Amber, RagStatus.Green }
            .Select(rag => (Rag: rag, Count: model.Counts.Rag.GetValueOrDefault(rag))).Where(one => one.Count > 0)
            .Select(one => DateText.Count(one.Count, StatusMark.Of(one.Rag).Word.ToLowerInvariant(), StatusMark.Of(one.Rag).Word.ToLowerInvariant()));
        return $"{Fitting(model)}: {string.Join(", ", colours)}.";
    }

    public static string Caption(PortfolioModel model)
    {
        var isAll = model.Launches.Count == model.Counts.Total;
        return $"{(isAll ? "All" : $"{model.Launches.Count} of")} {DateText.Count(model.Counts.Total, "launch", "launches")} by {Of(model.Sort).ToLowerInvariant()}";
    }

    /// <summary>An order, for a choice.</summary>
    public static string Of(LaunchSort sort) => (sort.Order, sort.IsDescending) switch
    {
        (LaunchOrder.Newest, _) => "Start, newest first",
        (LaunchOrder.LaunchAt, false) => "Launch date, soonest first",
        (LaunchOrder.LaunchAt, true) => "Launch date, latest first",
        (LaunchOrder.Rag, true) => "Health, worst first",
        (LaunchOrder.Rag, false) => "Health, best first",
        (LaunchOrder.Readiness, false) => "Readiness, least first",
        (LaunchOrder.Readiness, true) => "Readiness, most first",
        (LaunchOrder.NextDeadline, false) => "Next deadline, soonest first",
        (LaunchOrder.NextDeadline, true) => "Next deadline, latest first",
        (LaunchOrder.Blockers, true) => "Blockers, most first",
        (LaunchOrder.Blockers, false) => "Blockers, fewest first",
        (LaunchOrder.Status, false) => "Status, preparing first",
        (LaunchOrder.Status, true) => "Status, cancelled first",
        var (order, isDescending) => $"{order}, {(isDescending ? "Z to A" : "A to Z")}",
    };

    /// <summary>What restricts the list, for somebody who finds nothing.</summary>
    public static IEnumerable<string> Choices(PortfolioForm form)
    {
        (string What, string? Value)[] choices =
        [
            ("Search", form.Search), ("Status", form.Status is null ? "not over" : Status(form.Status)), ("Health", form.Rag), ("Tier", form.Tier), ("Team", form.Team),
            ("Owner", form.Owner), ("Launch date from", form.From), ("Launch date to", form.To),
        ];
        return choices.Where(choice => choice.Value is not null).Select(choice => $"{choice.What}: {choice.Value}");
    }

    private static string? Status(string name) =>
        name == PortfolioForm.AnyStatus ? null : Enum.TryParse<LaunchStatus>(name, ignoreCase: true, out var status) ? StatusMark.WordFor(status).ToLowerInvariant() : name;

    private static string Fitting(PortfolioModel model) => model.Counts.Total == model.Total
        ? DateText.Count(model.Total, "launch", "launches")
        : $"{model.Counts.Total} of {DateText.Count(model.Total, "launch", "launches")}";
}
