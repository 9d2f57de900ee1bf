namespace LaunchControl.Functions.OpenApi;

/// <summary>Every problem that the API answers by itself, by the stable code that its <c>type</c> ends in.</summary>
internal static class ProblemCatalogue
{
    public const string TypePrefix = "urn:launchcontrol:problem:";

    public static IReadOnlyDictionary<string, (int Status, string Meaning)> All { get; } = new SortedDictionary<string, (int Status, string Meaning)>(StringComparer.Ordinal)
    {
        ["already-recorded"] = (409, "You have decided already; name the recorded sign-off as `replaces` to change or withdraw it."),
        ["bad-idempotency-key"] = (400, "An Idempotency-Key has 1 to 255 characters."),
        ["bad-request"] = (400, "The request is not valid HTTP, or its body broke off."),
        ["body-too-large"] = (413, "A body has at most 1 MiB."),
        ["comment-too-long"] = (422, "A comment has at most 4,000 characters."),
        ["content-changed"] = (409, "What the sign-off covers has changed since the fingerprint that you sent; look at it again."),
        ["forbidden"] = (403, "You may not do this; the detail says who may."),
        ["gate-not-awaiting-rework"] = (409, "A new round is asked for after a rejection or an expiry."),
        ["gate-not-found"] = (404, "The launch has no such gate."),
        ["gate-not-in-review"] = (409, "The gate does not ask for sign-off now."),
        ["gate-not-waived"] = (409, "There is no waiver to revoke."),
        ["gate-opened"] = (409, "What a gate waits for can be changed only before it opens."),
        ["gate-passed"] = (409, "The gate is decided."),
        ["go-no-go-not-waivable"] = (409, "The go/no-go decision itself can't be waived."),
        ["idempotency-key-reused"] = (409, "The Idempotency-Key was used for another body."),
        ["invalid-request"] = (422, "Something in body or query is wrong; `errors` lists every fault."),
        ["item-done"] = (409, "The item is done; reopen it first."),
        ["item-exists"] = (409, "The launch has an item with this id."),
        ["item-is-condition"] = (409, "The item is a condition of an approval."),
        ["item-not-found"] = (404, "The launch has no such item."),
        ["item-waits"] = (409, "The item waits for others, which the detail names."),
        ["items-outstanding"] = (409, "The gate's items are not settled yet."),
        ["launch-changed"] = (412, "The launch has changed since you read it."),
        ["launch-held"] = (409, "The launch is held; resume it first."),
        ["launch-is-live"] = (409, "The checklist of a live launch is closed."),
        ["launch-is-over"] = (409, "The launch is completed or cancelled."),
        ["launch-not-found"] = (404, "There is no such launch."),
        ["launch-over"] = (409, "The launch is live, completed or cancelled."),
        ["malformed-json"] = (400, "The body is not JSON, or has a name twice in one object."),
        ["no-delegation"] = (404, "The person has not said when they are away."),
        ["not-an-approver"] = (403, "Only an approver of the gate may decide it."),
        ["not-found"] = (404, "This part of LaunchControl is not set up here."),
        ["not-signed"] = (401, "The sender's signature does not hold."),
        ["not-signed-in"] = (401, "There is no valid access token."),
        ["not-your-turn"] = (409, "Somebody decides before you."),
        ["nothing-recorded"] = (409, "There is no decision of yours to change or withdraw."),
        ["people-missing"] = (422, "Somebody is needed for a role that has nobody."),
        ["person-not-found"] = (404, "This is not a mail address."),
        ["phase-not-open"] = (409, "The gate's phase has not begun."),
        ["playbook-changed"] = (409, "There is a newer version than the one that the change was made on."),
        ["playbook-not-found"] = (404, "There is no such playbook, or no such version."),
        ["precondition-failed"] = (412, "Somebody was faster."),
        ["reason-required"] = (422, "Say why."),
        ["review-expired"] = (409, "The review is over."),
        ["round-superseded"] = (409, "The gate is in a newer round."),
        ["separation-of-duties"] = (409, "Whoever asked for the sign-off, or decided the other gate, can't decide this one."),
        ["too-large"] = (409, "The launch would become larger than can be stored."),
        ["too-many-items"] = (409, "A gate has at most 50 items and a launch 500."),
    };
}
