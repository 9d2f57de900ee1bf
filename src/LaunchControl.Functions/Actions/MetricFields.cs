using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>The contract of a metric as questions.</summary>
internal static class MetricFields
{
    private static readonly string[] Ordinals = ["First", "Second", "Third"];

    /// <summary>Of a few metrics, when a launch is started.</summary>
    public static IReadOnlyList<FormField> AtStart { get; } = [.. Ordinals.SelectMany((_, index) => AtStartOf(index))];

    /// <summary>Of one metric of a launch.</summary>
    /// <param name="metric">As it is; null for a new one.</param>
    public static IReadOnlyList<FormField> Of(SuccessMetric? metric, Launch launch) =>
    [
        new("name", "Name", FormFieldKind.Text) { IsOptional = true, Value = metric?.Name ?? "" },
        new("unit", "Unit", FormFieldKind.Text) { IsOptional = true, Hint = "Such as % or ms.", Value = metric?.Unit ?? "" },
        new("direction", "Which way is better", FormFieldKind.Choice) { Value = ApiJson.Spelled((metric?.Direction ?? MetricDirection.Up).ToString()), Options = ActionFields.Words<MetricDirection>() },
        new("baseline", "Baseline", FormFieldKind.Number) { IsOptional = true, Hint = "How it is without the launch.", Value = ActionFields.Text(metric?.Baseline) },
        new("target", "Target", FormFieldKind.Number) { IsOptional = true, Value = ActionFields.Text(metric?.Target) },
        new("guardrail", "Guardrail", FormFieldKind.Number) { IsOptional = true, Hint = "The value that must not be passed in the wrong direction.", Value = ActionFields.Text(metric?.Guardrail) },
        Reason(launch, "Why it is agreed on, or changes, now."),
        .. Reading(metric),
        .. SourceOf(metric?.Source),
    ];

    /// <summary>Why; needed once the go is given.</summary>
    public static FormField Reason(Launch launch, string hint) => MetricContractRules.IsFrozen(launch) ? ActionFields.Reason($"The go was given on what was agreed. {hint}") : ActionFields.OptionalReason;

    private static IReadOnlyList<FormField> Reading(SuccessMetric? metric) =>
    [
        new("window", "Each check looks back over", FormFieldKind.Text)
        {
            Fold = "How checks judge it", IsOptional = true, Hint = "A duration such as P1D for a day; a day unless you say otherwise.", Value = metric?.Window ?? "", Was = metric?.Window,
        },
        new("aggregation", "And takes of the values there", FormFieldKind.Select)
        {
            Options = ActionFields.Words<MetricAggregation>(), Value = ApiJson.Spelled((metric?.Aggregation ?? MetricAggregation.Mean).ToString()), Was = ApiJson.Spelled((metric?.Aggregation ?? MetricAggregation.Mean).ToString()),
        },
        new("minimumData", "Needs at least so many values", FormFieldKind.Number)
        {
            IsOptional = true, Hint = $"1 to {MetricContractRules.MostMinimumData}; with fewer there is no verdict. One unless you say otherwise.",
            Value = metric?.MinimumData.ToString(CultureInfo.InvariantCulture) ?? "", Was = metric?.MinimumData.ToString(CultureInfo.InvariantCulture),
        },
    ];

    private static IReadOnlyList<FormField> SourceOf(MetricSource? source) =>
    [
        new FormField("source-kind", "Source", FormFieldKind.Select)
        {
            Fold = "Where its values come from", Options = ActionFields.Words<MetricSourceKind>(InWords), Pointer = "/source/kind",
            Value = ApiJson.Spelled((source?.Kind ?? MetricSourceKind.Push).ToString()), Was = ApiJson.Spelled((source?.Kind ?? MetricSourceKind.Push).ToString()),
        },
        Part("url", "Address", FormFieldKind.Text, source?.Url, "For an address with JSON what to ask; for Prometheus its server."),
        Part("pointer", "Where in the answer the number is", FormFieldKind.Text, source?.Pointer, "For an address with JSON: a JSON pointer such as /data/value."),
        Part("atPointer", "Where in the answer its time is", FormFieldKind.Text, source?.AtPointer, "For an address with JSON; without it the number is of the moment of reading."),
        Part("query", "Query", FormFieldKind.Paragraph, source?.Query, "For Prometheus in PromQL, for Azure Monitor in KQL."),
        Part("workspace", "Workspace", FormFieldKind.Text, source?.Workspace, "For Azure Monitor: its id, a GUID."),
        Part("secret", "Name of the secret to sign in with", FormFieldKind.Text, source?.Secret, "For an address with JSON and for Prometheus: as the settings name it, never the secret itself."),
    ];

    private static FormField Part(string member, string label, FormFieldKind kind, string? value, string hint) => new($"source-{member}", label, kind)
    {
        IsOptional = true,
        Hint = hint,
        Value = value ?? "",
        Was = value,
        Pointer = $"/source/{member}",
    };

    private static string InWords(MetricSourceKind kind) => kind switch
    {
        MetricSourceKind.Http => "An address that answers with JSON",
        MetricSourceKind.Prometheus => "Prometheus",
        MetricSourceKind.AzureMonitor => "Azure Monitor",
        _ => "Values that people enter or systems send",
    };

    // The first is in sight. Its names are as they were when it was the only one.
    private static IReadOnlyList<FormField> AtStartOf(int index)
    {
        var name = index == 0 ? "metric" : $"metric-{index + 1}";
        FormField Ask(string member, string label, FormFieldKind kind) => new($"{name}-{member}", $"{Ordinals[index]} metric: {label}", kind) { IsOptional = true, Pointer = $"/metrics/{index}/{member}" };
        return
        [
            Ask("id", "id", FormFieldKind.Text) with
            {
                Heading = index == 0 ? "Success metrics" : null, Fold = index == 0 ? null : $"A {Ordinals[index].ToLowerInvariant()} metric",
                Hint = index == 0 ? "Lower-case letters, digits and hyphens, such as activation-rate. The playbook's metrics are there already; more can be agreed on the board." : "Lower-case letters, digits and hyphens.",
            },
            Ask("unit", "unit", FormFieldKind.Text),
            Ask("direction", "which way is better", FormFieldKind.Select) with { Options = ActionFields.Words<MetricDirection>() },
            Ask("baseline", "baseline", FormFieldKind.Number),
            Ask("target", "target", FormFieldKind.Number),
            Ask("guardrail", "guardrail", FormFieldKind.Number),
        ];
    }
}
