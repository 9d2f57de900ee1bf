namespace LaunchControl.Core.Launches;

public enum RefusalKind
{
    /// <summary>The command itself is faulty; the same command will never be accepted.</summary>
    Invalid,

    /// <summary>The caller may not do this.</summary>
    Forbidden,
    NotFound,

    /// <summary>The command does not fit the present state.</summary>
    Conflict,

    /// <summary>The state is not the one that the caller said it would be.</summary>
    PreconditionFailed,
}
