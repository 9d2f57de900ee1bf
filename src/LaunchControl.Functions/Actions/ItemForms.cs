using System.Text.Json.Nodes;
using LaunchControl.Core.Gates;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.GoNoGo;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What is done to one item of a checklist.</summary>
internal static class ItemForms
{
    public static IEnumerable<BoardAction> All() =>
    [
        new("complete", ActionScope.Item, "Complete")
        {
            Title = target => $"Complete: {target.Item.Title}",
            IsOffered = target => target.IsRunning && !target.Item.IsSettled,
            Fields = target => Evidence(target.Item),
            Command = target => CompleteItemEndpoint.Action(target.Of),
        },
        new("acknowledge", ActionScope.Item, "Say that I have seen it")
        {
            Title = target => $"Say that you have seen: {target.Item.Title}",
            Sentences = _ => ["It settles nothing. The launch owner sees that it is in good hands."],
            IsOffered = target => target.IsMoving && !target.Item.IsSettled,
            Fields = target => [ActionFields.Moment("expectedAt", "It will be done by", target.Launch) with { IsOptional = true }],
            Command = target => AcknowledgeItemEndpoint.Action(target.Of),
        },
        new("block", ActionScope.Item, "Say that it is blocked")
        {
            Title = target => $"Blocked: {target.Item.Title}",
            Sentences = _ => ["The launch owner is told. Completing or reopening the item ends the block."],
            IsOffered = target => target.IsRunning && target.Item.Status == ItemStatus.Open,
            Fields = _ => [ActionFields.Reason("What it waits for, and who can help.")],
            Command = target => BlockItemEndpoint.Action(target.Of),
        },
        new("not-applicable", ActionScope.Item, "Say that it does not apply")
        {
            Title = target => $"Does not apply: {target.Item.Title}",
            IsOffered = target => target.IsRunning && !target.Item.IsSettled,
            Fields = _ => [ActionFields.Reason("Why this launch does not need it.")],
            Command = target => MarkItemNotApplicableEndpoint.Action(target.Of),
        },
        new("waive-item", ActionScope.Item, "Waive")
        {
            Title = target => $"Waive: {target.Item.Title}",
            Sentences = _ => ["The launch goes on without it. The justification stays visible on the board and in the dossier."],
            IsOffered = target => target.IsRunning && !target.Item.IsSettled,
            Fields = target => [ActionFields.Reason("Why the launch may go on without it."), GateForms.Until(target.Launch)],
            Command = target => WaiveItemEndpoint.Action(target.Of),
        },
        new("reopen", ActionScope.Item, "Reopen")
        {
            Title = target => $"Reopen: {target.Item.Title}",
            Sentences = _ => ["A gate that was signed with it is signed again."],
            IsOffered = target => target.IsRunning && (target.Item.IsSettled || target.Item.Status == ItemStatus.Blocked),
            Fields = _ => [ActionFields.Reason("What is still to be done.")],
            Command = target => ReopenItemEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("reassign-item", ActionScope.Item, "Hand it to somebody else")
        {
            Title = target => $"Hand over: {target.Item.Title}",
            Sentences = target => [$"It is {target.Item.Owner}'s now. Both are told."],
            IsOffered = target => target.IsRunning && !target.Item.IsSettled,
            Fields = _ => [ActionFields.Person("to", "Who does it from now on"), ActionFields.Reason("Why.")],
            Command = target => ReassignItemEndpoint.Action(target.Of),
        },
        new("change-item", ActionScope.Item, "Change what it says")
        {
            Title = target => $"Change: {target.Item.Title}",
            Sentences = _ => ["Only what you change is changed. A gate that was signed with it is signed again."],
            Fields = target => Change(target),
            Command = target => ChangeItemEndpoint.Action(target.Of),
            Shape = WithoutEmptyTicket,
            AsksTwice = true,
            IsEdit = true,
        },
        new("remove-item", ActionScope.Item, "Take it off the checklist")
        {
            Title = target => $"Take off the checklist: {target.Item.Title}",
            Sentences = _ => ["What was done for it stays in the audit trail. To say that it is not needed here, mark it as not applicable instead."],
            Fields = _ => [ActionFields.OptionalReason],
            Command = target => RemoveItemEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("dismiss", ActionScope.Recommendation, "Go on anyway")
        {
            Title = target => $"Go on although this was not done: {target.Launch.HoldRecommendations.First(one => one.Id == target.Of).Condition}",
            Sentences = _ => ["The recommendation to hold the launch ends. Your reason stays visible."],
            IsOffered = target => target.IsRunning && target.Launch.HoldRecommendations.Any(one => one.Id == target.Of && one.EndedAt is null),
            Fields = _ => [ActionFields.Reason("Why the launch may go on.")],
            Command = target => DismissRecommendationEndpoint.Action(target.Of),
        },
    ];

    /// <summary>Questions about an item that is added.</summary>
    public static IReadOnlyList<FormField> NewItem(ActionTarget target) =>
    [
        new("gate", "Gate that it belongs to", FormFieldKind.Select) { Options = [.. target.Launch.Gates.Select(gate => new FormOption(gate.Id, $"{gate.Name} ({gate.Team})"))] },
        new("title", "What is to be done", FormFieldKind.Text),
        ActionFields.Person("owner", "Who does it"),
        ActionFields.Moment("dueAt", "By when", target.Launch),
        Guidance(""),
        RequiresEvidence(false),
    ];

    private static IReadOnlyList<FormField> Change(ActionTarget target) =>
    [
        new("title", "What is to be done", FormFieldKind.Text) { Value = target.Item.Title },
        ActionFields.Moment("dueAt", "By when", target.Launch, target.Item.DueAt),
        Guidance(target.Item.Guidance ?? ""),
        RequiresEvidence(target.Item.RequiresEvidence),
        new("ticket", "Ticket that it follows", FormFieldKind.Text) { IsOptional = true, Hint = "Its key, such as PROJ-123. The item is done when the ticket is.", Value = target.Item.Ticket?.Key ?? "", Pointer = "/ticket/key" },
    ];

    // Without a key there is no ticket.
    private static void WithoutEmptyTicket(JsonObject body)
    {
        if (body["ticket"] is JsonObject ticket && ticket["key"] is null)
        {
            body["ticket"] = null;
        }
    }

    private static FormField Guidance(string text) => new("guidance", "How to do it", FormFieldKind.Paragraph) { IsOptional = true, Value = text };

    private static FormField RequiresEvidence(bool value) => new("requiresEvidence", "Evidence", FormFieldKind.YesNo)
    {
        Value = value ? "true" : "false", Options = [new("true", "It can be completed only with evidence"), new("false", "It can be completed without")],
    };

    private static IReadOnlyList<FormField> Evidence(ChecklistItem item) =>
    [
        new("url", "Address of the evidence", FormFieldKind.Text)
        {
            IsOptional = !item.RequiresEvidence, Hint = item.RequiresEvidence ? "This item needs evidence: a link, or a sentence below." : "A link to a report, a page, a ticket.", Pointer = "/evidence/0/url",
        },
        new("text", "In words", FormFieldKind.Paragraph) { IsOptional = true, Pointer = "/evidence/0/text" },
    ];
}
