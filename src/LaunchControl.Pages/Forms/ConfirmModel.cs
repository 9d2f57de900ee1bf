namespace LaunchControl.Pages;

/// <summary>A page that shows what something would do, and asks whether to do it.</summary>
public sealed record ConfirmModel
{
    /// <summary>The form whose answers are shown, and sent again.</summary>
    public required FormModel Form { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>What would happen, a sentence each.</summary>
    public required IReadOnlyList<string> Effects { get; init; }

    /// <summary>Gates that would be other than they are.</summary>
    public IReadOnlyList<GateEffect> Gates { get; init; } = [];

    /// <summary>Of the launch; dates are shown in it.</summary>
    public required string TimeZone { get; init; }
}
