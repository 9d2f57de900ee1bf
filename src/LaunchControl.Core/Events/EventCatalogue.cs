namespace LaunchControl.Core.Events;

/// <summary>Every kind of event: one for each action of the audit trail. Names are kept once released; kinds may be added.</summary>
public static class EventCatalogue
{
    /// <summary>Before an audit action it makes the event's type: <c>launchcontrol.gate.approved</c>.</summary>
    public const string Prefix = "launchcontrol.";

    /// <summary>In the order of actions.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("check.ran", "A post-launch check ran."),
        new("deadLetter.discarded", "A message for the launch that could not be carried out was thrown away; the reason says why."),
        new("deadLetter.replayed", "A message for the launch that could not be carried out was sent again."),
        new("gate.added", "A change of scope made a gate part of the launch."),
        new("gate.approved", "A gate has the approvals that its policy asks for."),
        new("gate.conditionsAdded", "An approver approved on conditions, which became items of the gate."),
        new("gate.dependentAdded", "A gate of another launch waits for a gate of this one."),
        new("gate.expired", "A review ended at its deadline without a decision."),
        new("gate.externalGate", "A gate of another launch that a gate waits for was passed, or is not passed any more."),
        new("gate.needsWork", "A round of a gate ended in rejection."),
        new("gate.nextAsked", "The next approvers in the gate's order are asked."),
        new("gate.opened", "A gate's turn came: its items can be worked on."),
        new("gate.overdue", "A gate passed its due date undecided."),
        new("gate.overridden", "Somebody who may passed a gate by emergency override."),
        new("gate.reassigned", "Somebody signs a gate in another person's place."),
        new("gate.removed", "A change of scope took a gate out of the launch."),
        new("gate.reviewWithdrawn", "What was out for review changed, so its review was withdrawn."),
        new("gate.signOffRequested", "A round of a gate began: its approvers are asked to sign."),
        new("gate.stale", "A passed gate is to be approved again: what it approved changed."),
        new("gate.waitsAgain", "A gate waits for its turn again, since one that it depends on is open again."),
        new("gate.waitsFor", "A gate waits for gates of other launches."),
        new("gate.waived", "A gate was passed by a waiver."),
        new("gate.waiverExpired", "The waiver of a gate ended before the launch."),
        new("gate.waiverRevoked", "The waiver of a gate was revoked."),
        new("item.added", "An item became part of a gate."),
        new("item.blocked", "An item can't go on; the reason says why."),
        new("item.changed", "An item's title, guidance, owner, due date or rules changed."),
        new("item.checkFailed", "An attempt of an automated check found something new that keeps it from passing."),
        new("item.completed", "An item is done."),
        new("item.conditionMissed", "A condition of an approval was not met in time, so the approval lapsed."),
        new("item.evidenceAdded", "A done item got more evidence."),
        new("item.notApplicable", "An item does not apply to this launch; the reason says why."),
        new("item.removed", "An item is no part of its gate any more."),
        new("item.reopened", "An item is open again."),
        new("item.ticketReported", "A ticket system reported the status of the ticket that an item is linked to."),
        new("item.waived", "An item was waived."),
        new("item.waiverExpired", "The waiver of an item ended; the item is open again."),
        new("launch.briefChanged", "The go-to-market brief changed."),
        new("launch.completed", "The last post-launch check has run; the launch is over."),
        new("launch.goNoGoReopened", "The go/no-go was asked for again after a no-go."),
        new("launch.held", "The launch is on hold; the reason says why."),
        new("launch.inputsChanged", "The inputs of the launch changed, and with them which gates and items apply."),
        new("launch.live", "The launch moment came: the launch is live."),
        new("launch.noGo", "The roll call ended in no-go."),
        new("launch.orchestrationsRestarted", "An operator gave the launch new orchestrations."),
        new("launch.peopleChanged", "Somebody else has a role, or owns the launch."),
        new("launch.rescheduled", "The launch has another date."),
        new("launch.resumed", "The launch goes on after a hold."),
        new("launch.scheduled", "Go is given: the launch waits for its moment."),
        new("launch.started", "A launch was started from a playbook."),
        new("launch.unscheduled", "The go no longer holds, since a gate is open again."),
        new("mail.bounce", "A mail to an approver was refused by their mail server."),
        new("mail.deferred", "A mail to an approver is delayed; the provider keeps trying."),
        new("mail.delivered", "A mail to an approver arrived after earlier trouble."),
        new("mail.dropped", "The mail provider did not send a mail to an approver."),
        new("phase.opened", "A phase opened."),
        new("signOff.linkRenewed", "An approver got a fresh review link."),
        new("signOff.linksRevoked", "Review links stopped working because somebody revoked them."),
        new("signOff.recorded", "An approver decided."),
        new("signOff.refused", "A decision through a dead review link was refused."),
        new("signOff.withdrawn", "An approver took a decision back."),
    ];

    public static string TypeOf(string action) => Prefix + action;
}
