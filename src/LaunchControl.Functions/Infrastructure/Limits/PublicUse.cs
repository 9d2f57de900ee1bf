namespace LaunchControl.Functions.Infrastructure.Limits;

/// <summary>What somebody who is not signed in does.</summary>
public enum PublicUse
{
    /// <summary>Opens a link.</summary>
    ReadLink,

    /// <summary>Sends the form behind a link.</summary>
    SubmitLink,

    /// <summary>Opens a public feedback form.</summary>
    ReadFeedbackForm,

    /// <summary>Sends a public feedback form.</summary>
    SendFeedback,

    /// <summary>Reads somebody's dates at their calendar address.</summary>
    ReadCalendar,

    /// <summary>Posts to an incoming webhook.</summary>
    Webhook,
}
