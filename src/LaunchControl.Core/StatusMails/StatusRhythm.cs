namespace LaunchControl.Core.StatusMails;

/// <summary>How often a status mail goes out.</summary>
public enum StatusRhythm
{
    /// <summary>On one day of the week.</summary>
    Week,
    Day,

    /// <summary>On the launch's working days.</summary>
    WorkingDay,
}
