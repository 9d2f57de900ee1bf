namespace LaunchControl.Core.Feedback;

/// <summary>Where feedback comes from.</summary>
public enum FeedbackKind
{
    /// <summary>From whoever the launch is for; all that comes through the public form.</summary>
    Customer,

    /// <summary>From people of the company.</summary>
    Internal,
}
