using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What it takes to start a launch, as questions.</summary>
internal static class StartForm
{
    /// <param name="cloneOf">Id of an earlier launch to start like; null for none.</param>
    public static IReadOnlyList<FormField> Fields(Playbook playbook, Caller caller, string? cloneOf = null) =>
    [
        new("name", "Name", FormFieldKind.Text) { Heading = "The launch", Hint = "As people in the company call it, such as Contoso Pulse 2.0." },
        new("tier", "Tier", FormFieldKind.Choice) { Options = BriefFields.Tiers },
        new("launchAt", "Launch moment", FormFieldKind.Moment) { Hint = "In the time zone below." },
        new("timeZone", "Time zone", FormFieldKind.Text) { Hint = "Of the launch, such as America/New_York. Due dates and working days follow it.", Suggestions = ActionFields.Zones },
        ActionFields.Person("owner", "Launch owner") with { Value = caller.Person },
        .. playbook.Roles.Select((role, index) => new FormField($"role-{role.Id}", role.Title, FormFieldKind.Lines)
        {
            Heading = index == 0 ? "People" : null, IsOptional = true, Hint = $"Mail addresses, one a line. Team: {role.Team}.", Pointer = $"/people/{FaultList.Segment(role.Id)}",
        }),
        .. playbook.Inputs.Select((input, index) => BriefFields.Input(input, input.Default) with { Heading = index == 0 ? "Scope" : null, Was = ActionFields.Lines(input.Default) }),
        .. BriefFields.Of(new Brief(), "/brief").Where(field => field.Name != "actual"),
        .. MetricFields.AtStart,
        .. StartExtras.Of(playbook, caller, cloneOf),
    ];

    /// <summary>Path of the form that starts another launch like one.</summary>
    public static string PathLike(Launch launch) => $"/start?playbook={Uri.EscapeDataString(launch.Playbook.Id)}&cloneOf={Uri.EscapeDataString(launch.Id)}";

    /// <summary>The members that no question is about.</summary>
    /// <param name="version">The version whose plan was looked at.</param>
    public static void Complete(JsonObject body, Playbook playbook, int version)
    {
        StartExtras.Shape(body, playbook);
        body["playbook"] = new JsonObject { ["id"] = playbook.Id, ["version"] = version };

        // Without one the launch moment would be meant in UTC, or in the zone of an earlier launch, in silence.
        body["timeZone"] ??= "";
    }

    /// <summary>The zone that somebody entered; UTC for one that there is not, which is a fault of its own.</summary>
    public static TimeZoneInfo ZoneOf(FormAnswers answers) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(answers.Fields.First(field => field.Name == "timeZone").Value, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>What would be started, in sentences.</summary>
    public static IEnumerable<string> Effects(Launch launch)
    {
        var people = launch.Participants();
        yield return $"{launch.Name} starts from version {launch.Playbook.Version} of playbook {launch.Playbook.Id}, with {launch.Gates.Count} gates and {launch.Gates.Sum(gate => gate.Items.Count)} items on their checklists.";
        yield return $"It launches on {DateText.At(launch.LaunchAt, launch.TimeZone)}.";
        yield return people.Count == 1 ? "One person gets a mail." : $"{people.Count} people get a mail that says what is theirs to do.";
        foreach (var warning in launch.Warnings.Concat(launch.DateWarnings))
        {
            yield return warning;
        }
    }
}
