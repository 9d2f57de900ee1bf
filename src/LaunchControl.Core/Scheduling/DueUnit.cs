namespace LaunchControl.Core.Scheduling;

public enum DueUnit
{
    Days,
    Hours,
}
