using System.Text.Json.Nodes;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What is done to one gate.</summary>
internal sealed class GateForms(ReassignApproverEndpoint reassign, WaitForGatesEndpoint waits)
{
    public IEnumerable<BoardAction> All() =>
    [
        new("acknowledge-gate", ActionScope.Gate, "Say that I have seen it")
        {
            Title = target => $"Say that you have seen {target.Gate.Name}",
            Sentences = _ => ["It decides nothing. The launch owner sees that it is in good hands."],
            IsOffered = target => target.IsMoving && target.Gate.Status == GateStatus.InReview && target.Gate.FindSeat(target.Caller.Person) is { IsWaiting: true },
            Fields = target => [ActionFields.Moment("decidesBy", "I decide by", target.Launch) with { IsOptional = true }],
            Command = target => AcknowledgeGateEndpoint.Action(target.Of),
        },
        new("request-review", ActionScope.Gate, "Ask for sign-off again")
        {
            Title = target => $"Ask for sign-off of {target.Gate.Name} again",
            Sentences = _ => ["A new round begins: each approver gets a fresh link, and decides anew."],
            IsOffered = target => target.IsMoving && target.Gate.Status is GateStatus.NeedsWork or GateStatus.Expired,
            Fields = _ => [new FormField("note", "What was done since", FormFieldKind.Paragraph) { IsOptional = true, Hint = "Approvers read it on their review page." }],
            Command = target => RequestReviewEndpoint.Action(target.Of),
        },
        new("reassign", ActionScope.Gate, "Let somebody else sign")
        {
            Title = target => $"Let somebody else sign {target.Gate.Name}",
            Sentences = _ => ["The old link stops working, the new approver gets one of their own, and both are told."],
            IsOffered = target => target.IsRunning && !target.Gate.IsPassed && target.Gate.Approvers.Count > 0,
            Fields = target =>
            [
                new FormField("from", "Who signs now", FormFieldKind.Select) { Options = [.. target.Gate.Approvers.Select(approver => new FormOption(approver.Person, approver.Person))], Value = target.Gate.Approvers is [var only] ? only.Person : "" },
                ActionFields.Person("to", "Who signs from now on"),
                ActionFields.Reason("Why."),
            ],
            Command = target => reassign.Action(target.Of),
        },
        new("resend-link", ActionScope.Gate, "Send a review link again")
        {
            Title = target => $"Send a review link for {target.Gate.Name} again",
            Sentences = _ => ["The person gets a fresh link, and the old one stops working."],
            IsOffered = target => target.IsMoving && target.Gate.Status == GateStatus.InReview,
            Fields = target => [Person(target.Gate, "person", "To whom")],
            Command = target => ResendLinkEndpoint.Action(target.Of),
        },
        new("revoke-links", ActionScope.Gate, "Stop review links")
        {
            Title = target => $"Stop review links of {target.Gate.Name}",
            Sentences = _ => ["For a link that went to the wrong hands. Send a fresh one afterwards."],
            IsOffered = target => target.IsMoving && target.Gate.Status == GateStatus.InReview,
            Fields = target => [Person(target.Gate, "person", "Whose link") with { IsOptional = true, Hint = "Leave it empty to stop everybody's." }, ActionFields.Reason("Why.")],
            Command = target => RevokeLinksEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("waive", ActionScope.Gate, "Waive the gate")
        {
            Title = target => $"Waive {target.Gate.Name}",
            Sentences = _ => ["The launch goes on without its sign-off. The justification stays visible on the board and in the dossier."],
            IsOffered = target => target.IsRunning && !target.Gate.IsPassed,
            Fields = target => [ActionFields.Reason("Why the launch may go on without it."), Until(target.Launch)],
            Command = target => WaiveGateEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("revoke-waiver", ActionScope.Gate, "Take the waiver back")
        {
            Title = target => $"Take the waiver of {target.Gate.Name} back",
            Sentences = _ => ["The gate is open again, and has to be signed."],
            IsOffered = target => target.IsRunning && target.Gate.Waiver is not null,
            Fields = _ => [ActionFields.Reason("Why it is needed after all.")],
            Command = target => RevokeGateWaiverEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("override", ActionScope.Gate, "Override the gate")
        {
            Title = target => $"Override {target.Gate.Name}",
            Sentences = _ => ["For an emergency. You approve in place of its approvers; who did it and why stays visible on the board and in the dossier. It can't be undone."],
            IsOffered = target => target.IsMoving && !target.Gate.IsPassed && target.Launch.IsOpen(target.Gate),
            Fields = _ => [ActionFields.Reason("What the emergency is, and why it can't wait for the approvers.")],
            Command = target => OverrideGateEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("waits-for", ActionScope.Gate, "Wait for other launches")
        {
            Title = target => $"Let {target.Gate.Name} wait for gates of other launches",
            Sentences = _ => ["The gate opens only once all of these are passed."],
            IsOffered = target => target.IsRunning && !target.Gate.IsPassed,
            Fields = target =>
            [
                Others("gates", "Gates that it waits for") with { Value = ActionFields.Lines(target.Gate.WaitsFor.Select(other => $"{other.LaunchId}/{other.GateId}")) },
            ],
            Command = target => waits.Action(target.Of),
            Shape = body => body["gates"] = References(body["gates"]),
        },
    ];

    /// <summary>Gates of other launches.</summary>
    public static FormField Others(string name, string label) => new(name, label, FormFieldKind.Lines)
    {
        IsOptional = true,
        Hint = "One a line: the launch's id, a slash, the gate's id. Leave it empty for none.",
    };

    /// <summary>The gates that lines name.</summary>
    public static JsonArray References(JsonNode? lines) => new(
    [
        .. from line in lines as JsonArray ?? []
           let parts = line!.GetValue<string>().Split('/', 2, StringSplitOptions.TrimEntries)
           select new JsonObject { ["launch"] = parts[0], ["gate"] = parts.ElementAtOrDefault(1) ?? "" },
    ]);

    /// <summary>When a waiver ends.</summary>
    public static FormField Until(Launch launch) =>
        ActionFields.Moment("expiresAt", "Until", launch) with { IsOptional = true, Hint = $"When the waiver ends, in the time of {launch.TimeZone}; what it stands for is due again then." };

    private static FormField Person(Gate gate, string name, string label) => new(name, label, FormFieldKind.Select)
    {
        Options = [.. Seats.Of(gate).Select(seat => seat.Person).Distinct().Select(person => new FormOption(person, person))],
    };
}
