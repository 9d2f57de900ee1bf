namespace LaunchControl.Core.SignOffs;

/// <summary>How many approvals a gate needs.</summary>
public enum Quorum
{
    /// <summary>One approval is enough.</summary>
    Any,

    /// <summary>Every required approver must approve; where none is required, every approver.</summary>
    All,

    /// <summary>So many approvals (N of M), among them those of every required approver.</summary>
    Count,

    /// <summary>Approvals of such a share of the approvers, among them those of every required approver.</summary>
    Percent,
}
