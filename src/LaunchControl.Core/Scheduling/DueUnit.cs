namespace LaunchControl.Core.Scheduling;

public enum DueUnit
{
    Days,

    /// <summary>Days that the launch's calendar has as working days.</summary>
    WorkingDays,
    Hours,
}
