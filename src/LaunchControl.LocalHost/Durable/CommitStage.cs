namespace LaunchControl.LocalHost.Durable;

public enum CommitStage
{
    Before,
    After,
}
