using System.Text.Json.Nodes;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What few launches need to be said at their start: folded away at the end of the form.</summary>
internal static class StartExtras
{
    private const string Checks = "postLaunchChecks";
    private const string WaitsFor = "waitsFor";

    public static IReadOnlyList<FormField> Of(Playbook playbook, Caller caller, string? cloneOf) =>
    [
        new("cloneOf", "Id of the earlier launch", FormFieldKind.Text)
        {
            Heading = "What few launches need", Fold = "Start like an earlier launch", IsOptional = true, Value = cloneOf ?? "",
            Hint = "The last part of the address of its board. Whatever you leave as it is in this form, name and tier too, is taken from there, with what was added to its checklists. Dates, the time zone and decisions never are.",
        },
        new("workingDays", "Working days", FormFieldKind.Checks)
        {
            Fold = "Working days and holidays", IsOptional = true, Hint = "Monday to Friday unless you say otherwise.", Options = ActionFields.Words<DayOfWeek>(), Pointer = "/calendar/workingDays",
        },
        new("holidays", "Days off", FormFieldKind.Lines) { IsOptional = true, Hint = "Dates such as 2027-12-24, one a line.", Pointer = "/calendar/holidays" },
        new("calendars", "Holiday calendars of the company", FormFieldKind.Lines) { IsOptional = true, Hint = "Their ids, one a line. Their days are free, and nothing launches on them.", Pointer = "/calendar/calendars" },
        new(Checks, "Checks after launch", FormFieldKind.Lines)
        {
            Fold = "Checks after launch", IsOptional = true, Hint = "When metrics are looked at, from the launch on: L+1h, L+7d and so on, one a line. Empty for never.",
            Value = ActionFields.Lines(UsualChecks(playbook)), Was = ActionFields.Lines(UsualChecks(playbook)),
        },
        .. UsualAttention(playbook),
        .. playbook.Phases.SelectMany(phase => phase.Gates).Select((gate, index) => GateForms.Others($"waits-{gate.Id}", $"{gate.Name} waits for") with
        {
            Fold = index == 0 ? "Gates of other launches to wait for" : null, Pointer = $"/{WaitsFor}/{FaultList.Segment(gate.Id)}",
        }),
        .. caller.IsAdmin ? [LaunchForms.BlackoutOverride with { Fold = "A day on which nothing is launched" }] : Array.Empty<FormField>(),
    ];

    /// <summary>Puts the answers into the shape of the request; what is as usual, and so with everybody, is left out of it.</summary>
    public static void Shape(JsonObject body, Playbook playbook)
    {
        AttentionFields.Shape(body, UsualAttention(playbook));
        if (JsonTexts.At(body, $"/{Checks}") == ActionFields.Lines(UsualChecks(playbook)))
        {
            body.Remove(Checks);
        }

        foreach (var gate in (body[WaitsFor] as JsonObject ?? []).Select(member => member.Key).ToList())
        {
            body[WaitsFor]![gate] = GateForms.References(body[WaitsFor]![gate]);
        }

        if (body.ContainsKey("cloneOf") && body["inputs"] is JsonObject inputs)
        {
            // A default that nobody touched does not stand against what the earlier launch has.
            foreach (var input in playbook.Inputs.Where(input => JsonTexts.At(body, $"/inputs/{FaultList.Segment(input.Id)}") == ActionFields.Lines(input.Default)))
            {
                inputs.Remove(input.Id);
            }
        }
    }

    private static IReadOnlyList<FormField> UsualAttention(Playbook playbook) => AttentionFields.Of(playbook.Attention ?? AttentionPolicy.Default, playbook.Roles);

    private static IReadOnlyList<string> UsualChecks(Playbook playbook) => playbook.PostLaunchChecks.Count > 0 ? playbook.PostLaunchChecks : CheckLadder.Default;
}
