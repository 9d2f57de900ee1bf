namespace LaunchControl.Core.Gates;

public enum ItemStatus
{
    Open,
    Done,
    NotApplicable,
    Waived,
    Blocked,
}
