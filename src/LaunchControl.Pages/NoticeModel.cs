namespace LaunchControl.Pages;

/// <summary>A page that says what is wrong and what to do next.</summary>
public sealed record NoticeModel
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Path that a form with one button posts to; null for none.</summary>
    public string? Action { get; init; }

    public string? ActionText { get; init; }

    public Uri? NextStep { get; init; }

    public string? NextStepText { get; init; }
}
