using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>The go-to-market brief as questions.</summary>
internal static class BriefFields
{
    /// <summary>Of a running launch, with its tier and inputs.</summary>
    public static IReadOnlyList<FormField> Of(ActionTarget target) =>
    [
        .. Of(target.Launch.Brief, ""),
        new("tier", "Tier", FormFieldKind.Choice) { Heading = "Scope", Options = Tiers, Value = ApiJson.Spelled(target.Launch.Tier.ToString()) },
        .. (target.Playbook?.Inputs ?? []).Select(input => Input(input, target.Launch.Inputs.GetValueOrDefault(input.Id, []))),
        ActionFields.OptionalReason,
    ];

    public static IReadOnlyList<FormOption> Tiers { get; } = ActionFields.Words<LaunchTier>(tier => tier switch
    {
        LaunchTier.T1 => "T1: the company's biggest",
        LaunchTier.T2 => "T2: in between",
        _ => "T3: nearly routine",
    });

    /// <param name="under">JSON pointer to the brief in the request.</param>
    public static IReadOnlyList<FormField> Of(Brief brief, string under) =>
    [
        Part("targetCustomer", "Target customer", brief.TargetCustomer, under) with { Heading = "Go-to-market brief" },
        Part("valueProposition", "Value proposition", brief.ValueProposition, under),
        Part("positioning", "Positioning", brief.Positioning, under),
        Part("pricing", "Pricing", brief.Pricing, under),
        new("channels", "Channels", FormFieldKind.Lines) { IsOptional = true, Hint = "One a line.", Value = ActionFields.Lines(brief.Channels), Pointer = $"{under}/channels" },
        new("currency", "Currency of the budget", FormFieldKind.Text) { IsOptional = true, Hint = "Three capitals, such as USD.", Value = brief.Budget?.Currency ?? "", Pointer = $"{under}/budget/currency" },
        new("planned", "Planned budget", FormFieldKind.Number) { IsOptional = true, Value = ActionFields.Text(brief.Budget?.Planned), Pointer = $"{under}/budget/planned" },
        new("actual", "Spent so far", FormFieldKind.Number) { IsOptional = true, Value = ActionFields.Text(brief.Budget?.Actual), Pointer = $"{under}/budget/actual" },
    ];

    /// <summary>One of the playbook's questions.</summary>
    /// <param name="values">What is answered already; also what the playbook does not know any more stays to be chosen.</param>
    public static FormField Input(PlaybookInput input, IReadOnlyList<string> values)
    {
        List<string> known = [.. input.Values, .. values.Except(input.Values, StringComparer.OrdinalIgnoreCase)];
        var isChosen = input.Values.Count > 0;
        return new FormField($"input-{input.Id}", input.Title, isChosen ? FormFieldKind.Checks : FormFieldKind.Lines)
        {
            IsOptional = !input.Required,
            Hint = isChosen ? null : "One a line.",
            Options = isChosen ? [.. known.Select(value => new FormOption(value, value))] : [],
            Value = ActionFields.Lines(isChosen ? known.Where(value => values.Contains(value, StringComparer.OrdinalIgnoreCase)) : values),
            Pointer = $"/inputs/{FaultList.Segment(input.Id)}",
        };
    }

    private static FormField Part(string name, string label, string? text, string under) =>
        new(name, label, FormFieldKind.Paragraph) { IsOptional = true, Value = text ?? "", Pointer = $"{under}/{name}" };
}
