namespace LaunchControl.Core.Auditing;

/// <summary>How a command reached us; part of the audit trail.</summary>
public enum Channel
{
    /// <summary>Confirmed through the review link sent to the approver.</summary>
    EmailLink,

    /// <summary>Confirmed through the review link by the approver, who was signed in as the person that it was sent to.</summary>
    EmailLinkSignedIn,

    /// <summary>Called by a signed-in person or system.</summary>
    Api,

    /// <summary>Sent as a queue message by another system.</summary>
    Queue,

    /// <summary>Decided by LaunchControl itself: an orchestration or a timer.</summary>
    System,

    /// <summary>Reported by another system through a signed webhook.</summary>
    Webhook,
}
