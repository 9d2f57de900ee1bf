namespace LaunchControl.Functions.Infrastructure.Limits;

/// <summary>What somebody who is not signed in does.</summary>
public enum PublicUse
{
    /// <summary>Opens a link.</summary>
    ReadLink,

    /// <summary>Sends the form behind a link.</summary>
    SubmitLink,

    /// <summary>Posts to an incoming webhook.</summary>
    Webhook,
}
