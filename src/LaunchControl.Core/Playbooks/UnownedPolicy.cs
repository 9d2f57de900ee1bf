namespace LaunchControl.Core.Playbooks;

/// <summary>What happens when nobody is named for a role that owns items or signs gates.</summary>
public enum UnownedPolicy
{
    /// <summary>The launch does not start.</summary>
    Refuse,

    /// <summary>It starts with a warning: the role's items fall to the launch owner, and its gates can't be signed until somebody is named.</summary>
    Warn,
}
