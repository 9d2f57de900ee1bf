using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>How a launch reminds and escalates, as questions.</summary>
internal static class AttentionFields
{
    private const string Member = "attention";

    /// <param name="usual">What holds unless something else is said.</param>
    public static IReadOnlyList<FormField> Of(AttentionPolicy usual, IEnumerable<PlaybookRole> roles)
    {
        var policy = new JsonObject { [Member] = JsonSerializer.SerializeToNode(usual, ApiJson.Options) };
        FormField Ask(string name, string part, string label, FormFieldKind kind, string? hint = null) => new($"attention-{name}", label, kind)
        {
            IsOptional = true,
            Hint = hint,
            Pointer = $"/{Member}/{part}/{name}",
            Value = JsonTexts.At(policy, $"/{Member}/{part}/{name}"),
            Was = JsonTexts.At(policy, $"/{Member}/{part}/{name}"),
        };
        return
        [
            Ask("days", "reminders", "Reminders on these days", FormFieldKind.Lines, "Working days from the due day, one a line, earliest first: -3 is three days before it, 0 the day itself.") with { Fold = "Reminders and escalation" },
            Ask("thenEvery", "reminders", "And then every so many working days", FormFieldKind.Number, "Empty for no more."),
            Ask("afterReminders", "escalation", "Others are told after so many reminders without an answer", FormFieldKind.Number, "Empty for any number."),
            Ask("responseTime", "escalation", "Or without a first reaction for", FormFieldKind.Text, "Working time such as PT16H for two days of eight hours; empty for any time."),
            Ask("resolutionTime", "escalation", "Or while it is not settled for", FormFieldKind.Text, "Working time too."),
            Ask("to", "escalation", "Who is told, one after the other", FormFieldKind.Lines, $"Roles, one a line; empty for nobody. There are {string.Join(", ", roles.Select(role => role.Id).Append(Playbook.LaunchOwnerRole))}."),
            Ask("from", "hours", "Work begins", FormFieldKind.Text, "A time such as 09:00, for people who gave no hours of their own."),
            Ask("to", "hours", "Work ends", FormFieldKind.Text) with { Name = "attention-until" },
            Ask("digestAt", "hours", "The day's mail comes at", FormFieldKind.Text, "Within working hours."),
        ];
    }

    /// <summary>Days are numbers; and what is as usual is left out, so that it is taken from where it usually comes.</summary>
    public static void Shape(JsonObject body, IEnumerable<FormField> usual)
    {
        if (usual.All(field => JsonTexts.At(body, field.Pointer) == field.Value))
        {
            body.Remove(Member);
        }
        else if (body[Member]?["reminders"]?["days"] is JsonArray days)
        {
            body[Member]!["reminders"]!["days"] = new JsonArray([.. days.Select(day => Number(day!.GetValue<string>()))]);
        }
    }

    // What is none is refused at its question.
    private static JsonNode? Number(string day) => int.TryParse(day, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : day;
}
