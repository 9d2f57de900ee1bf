namespace LaunchControl.Functions.Launches;

public enum PhaseStatus
{
    Waiting,
    Open,
    Passed,
}
