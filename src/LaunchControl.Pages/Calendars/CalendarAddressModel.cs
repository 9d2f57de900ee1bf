namespace LaunchControl.Pages;

/// <summary>A person's calendar address, or that they have none.</summary>
public sealed record CalendarAddressModel
{
    /// <summary>Null for none.</summary>
    public Uri? Address { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Path that the forms are posted to.</summary>
    public required string Action { get; init; }

    /// <summary>Proves that a form came from us, for this person.</summary>
    public required string Token { get; init; }

    /// <summary>What came of the form that was sent last.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    public required DateTimeOffset Now { get; init; }
}
