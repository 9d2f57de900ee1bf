using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.GoNoGo;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;

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
            Fields = target => ItemFields.Evidence(target.Item),
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
            Fields = ItemFields.Change,
            Command = target => Change(target.Of),
            Shape = ItemFields.WithoutEmptyTicket,
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

    // An offset that is taken away leaves the date where it is, and the date does not move with the launch any more.
    private static LaunchAction Change(string itemId) => new(AccessRule.ManageLaunch, async (caller, launch, fields, cancellationToken) =>
    {
        var change = (ChangeItem)await ChangeItemEndpoint.Action(itemId).Read(caller, launch, fields, cancellationToken);
        return fields.Holds("due", JsonValueKind.Null) && change.Draft.DueAt is null
            ? change with { Draft = change.Draft with { DueAt = launch.FindItem(itemId)?.Item.DueAt } } : change;
    });
}
