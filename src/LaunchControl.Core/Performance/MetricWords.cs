namespace LaunchControl.Core.Performance;

/// <summary>Says in one sentence what was agreed, or what changed about it.</summary>
internal static class MetricWords
{
    private const int LongestValue = 60;

    public static string Added(SuccessMetric metric) =>
        $"Metric '{metric.Id}' is agreed: {string.Join(", ", Members(metric).Where(member => member.Text is not null).Select(member => $"{member.Name} {member.Text}"))}.";

    public static string Changed(SuccessMetric before, SuccessMetric after)
    {
        var changed = Members(before).Zip(Members(after)).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => $"{pair.First.Name} {pair.First.Text ?? "none"} becomes {pair.Second.Text ?? "none"}").ToList();
        return $"The contract of metric '{after.Id}' changed: {(changed.Count > 0 ? string.Join(", ", changed) : "how its source is read")}.";
    }

    private static IEnumerable<(string Name, string? Text)> Members(SuccessMetric metric) =>
    [
        ("name", Short(metric.Name)),
        ("unit", metric.Unit),
        ("direction", Word(metric.Direction)),
        ("baseline", Number(metric.Baseline)),
        ("target", Number(metric.Target)),
        ("guardrail", Number(metric.Guardrail)),
        ("window", metric.Window),
        ("aggregation", Word(metric.Aggregation)),
        ("minimum data", Number(metric.MinimumData)),
        ("source", metric.Source is { } source ? Word(source.Kind) : null),
    ];

    private static string? Number(double? value) => value is { } number ? Quantity.Exactly(number) : null;

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? Short(string? text) => text?.Length > LongestValue ? $"{text[..LongestValue]}..." : text;
}
