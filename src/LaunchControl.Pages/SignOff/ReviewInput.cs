using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages;

/// <summary>What stands in the form of a review page. A fresh page has nothing chosen.</summary>
public sealed record ReviewInput
{
    public SignOffDecision? Decision { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>Fingerprint of what the page showed.</summary>
    public string? Seen { get; init; }

    /// <summary>The recorded decision that is to be changed.</summary>
    public string? Replaces { get; init; }

    public string ConditionTitle { get; init; } = "";

    public string ConditionOwner { get; init; } = "";

    /// <summary>As <c>yyyy-MM-dd</c>.</summary>
    public string ConditionDue { get; init; } = "";

    /// <summary>By when the person says that they decide, as <c>yyyy-MM-dd</c>.</summary>
    public string DecidesBy { get; init; } = "";

    public bool HasCondition => ConditionTitle.Length > 0 || ConditionOwner.Length > 0 || ConditionDue.Length > 0;
}
