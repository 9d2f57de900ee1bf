using System.Globalization;
using System.Text.Json.Nodes;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>Questions about items of a checklist.</summary>
internal static class ItemFields
{
    private const string Ticket = "ticket";

    /// <summary>About one that is added.</summary>
    public static IReadOnlyList<FormField> Add(ActionTarget target) =>
    [
        new("gate", "Gate that it belongs to", FormFieldKind.Select) { Options = [.. target.Launch.Gates.Select(gate => new FormOption(gate.Id, $"{gate.Name} ({gate.Team})"))] },
        new("title", "What is to be done", FormFieldKind.Text),
        ActionFields.Person("owner", "Who does it") with { IsOptional = true, Hint = "A mail address; the launch owner unless you say otherwise." },
        ActionFields.Moment("dueAt", "By when", target.Launch) with { IsOptional = true, Hint = $"In the time of {target.Launch.TimeZone}; the gate's date unless you say otherwise." },
        Offset(""),
        Guidance(""),
        RequiresEvidence(false),
        .. Plan(target, null),
        .. TicketOf(null),
        .. Check,
        new("id", "Id", FormFieldKind.Text)
        {
            Fold = "An id of your choice", IsOptional = true,
            Hint = "Lower-case letters, digits and hyphens, such as load-test. It is made of the title unless you give one, and a launch has each id once.",
        },
    ];

    /// <summary>About one that is there.</summary>
    public static IReadOnlyList<FormField> Change(ActionTarget target) =>
    [
        new("title", "What is to be done", FormFieldKind.Text) { Value = target.Item.Title },
        ActionFields.Person("owner", "Who does it") with { Value = target.Item.Owner },
        ActionFields.Moment("dueAt", "By when", target.Launch, target.Item.DueAt) with { Hint = $"In the time of {target.Launch.TimeZone}. A date that you set stays where it is when the launch moves." },
        Offset(target.Item.Due ?? ""),
        Guidance(target.Item.Guidance ?? ""),
        RequiresEvidence(target.Item.RequiresEvidence),
        .. Plan(target, target.Item),
        .. TicketOf(target.Item.Ticket),
    ];

    /// <summary>What shows that an item is done.</summary>
    public static IReadOnlyList<FormField> Evidence(ChecklistItem item) =>
    [
        new("url", "Address of the evidence", FormFieldKind.Text)
        {
            IsOptional = !item.RequiresEvidence, Hint = item.RequiresEvidence ? "This item needs evidence: a link, or a sentence below." : "A link to a report, a page, a ticket.", Pointer = "/evidence/0/url",
        },
        new("text", "In words", FormFieldKind.Paragraph) { IsOptional = true, Pointer = "/evidence/0/text" },
    ];

    /// <summary>Without key and address there is no ticket.</summary>
    public static void WithoutEmptyTicket(JsonObject body)
    {
        if (body[Ticket] is JsonObject ticket && ticket["key"] is null && ticket["url"] is null)
        {
            body[Ticket] = null;
        }
    }

    private static FormField Offset(string due) => new("due", "Or so long before the launch", FormFieldKind.Text)
    {
        IsOptional = true,
        Hint = "Such as L-14d for 14 days, or L-10wd for 10 working days: then the date moves with the launch.",
        Value = due,
    };

    private static FormField Guidance(string text) => new("guidance", "How to do it", FormFieldKind.Paragraph) { IsOptional = true, Value = text };

    private static FormField RequiresEvidence(bool value) => new("requiresEvidence", "Evidence", FormFieldKind.YesNo)
    {
        Value = value ? "true" : "false",
        Options = [new("true", "It can be completed only with evidence"), new("false", "It can be completed without")],
    };

    private static IEnumerable<FormField> Plan(ActionTarget target, ChecklistItem? item)
    {
        var others = target.Launch.Gates.SelectMany(gate => gate.Items.Where(other => other.Id != item?.Id), (gate, other) => new FormOption(other.Id, $"{other.Title} ({gate.Name})")).ToList();
        yield return new FormField("workingDays", "Working days that it takes", FormFieldKind.Number)
        {
            Fold = "What comes before it, and how long it takes",
            IsOptional = item is null,
            Hint = $"0 to {PlaybookLimits.MostWorkingDays}, once it can be begun. The forecast counts with them.",
            Value = item?.WorkingDays.ToString(CultureInfo.InvariantCulture) ?? "",
        };
        if (others.Count > 0)
        {
            yield return new FormField("dependsOn", "Items that have to be settled before", FormFieldKind.Checks)
            {
                IsOptional = true,
                Options = others,
                Value = ActionFields.Lines(others.Select(other => other.Value).Where(other => item?.DependsOn.Contains(other) == true)),
            };
        }
    }

    private static IReadOnlyList<FormField> TicketOf(ItemTicket? ticket) =>
    [
        new("ticket", "Key of the ticket", FormFieldKind.Text)
        {
            Fold = "A ticket that it follows", IsOptional = true, Group = Ticket, Hint = "Such as PROJ-123. The item is done when the ticket is. Empty both for no ticket.", Value = ticket?.Key ?? "", Pointer = "/ticket/key",
        },
        new("ticket-url", "Address of the ticket", FormFieldKind.Text) { IsOptional = true, Group = Ticket, Hint = "Where people look at it.", Value = ticket?.Url ?? "", Pointer = "/ticket/url" },
    ];

    private static IReadOnlyList<FormField> Check { get; } =
    [
        new("check-url", "Address to ask", FormFieldKind.Text)
        {
            Fold = "An automated check that completes it", IsOptional = true, Hint = "LaunchControl asks it again and again from when the gate opens; once the answer is right, the item is done.", Pointer = "/check/url",
        },
        new("check-status", "HTTP status of the right answer", FormFieldKind.Number) { IsOptional = true, Hint = "200 unless you say otherwise.", Pointer = "/check/expectedStatus" },
        new("check-pointer", "Where in the answer to look", FormFieldKind.Text) { IsOptional = true, Hint = "A JSON pointer such as /status/ready; empty where the status alone decides.", Pointer = "/check/pointer" },
        new("check-expected", "What has to stand there", FormFieldKind.Text) { IsOptional = true, Pointer = "/check/expected" },
        new("check-every", "How often to ask", FormFieldKind.Text) { IsOptional = true, Hint = "From PT1M for a minute to P1D for a day; every 5 minutes unless you say otherwise.", Pointer = "/check/every" },
        new("check-timeout", "When to give up", FormFieldKind.Text) { IsOptional = true, Hint = "The item is blocked then. P14D for 14 days unless you say otherwise.", Pointer = "/check/timeout" },
    ];
}
