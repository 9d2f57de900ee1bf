namespace LaunchControl.Core.Attention;

/// <summary>What becomes of a mail when a person has had enough for the day.</summary>
public enum MailUrgency
{
    /// <summary>It goes at once, whatever the day's count.</summary>
    Urgent,

    /// <summary>It asks for something: at once while there is room, and in the digest after that.</summary>
    Ask,

    /// <summary>It tells something: at once while there is room, unless the person wants news in the digest only.</summary>
    News,
}
