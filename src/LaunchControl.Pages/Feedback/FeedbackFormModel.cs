namespace LaunchControl.Pages;

/// <summary>What a public feedback form shows: of the launch no more than its name.</summary>
public sealed record FeedbackFormModel
{
    public required string LaunchName { get; init; }

    /// <summary>Path that the form is posted to.</summary>
    public required string FormAction { get; init; }

    public required FeedbackInput Input { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? IsInvalid(string field) => Errors.Any(error => error.Field == field) ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the hint, and the error if there is one.</summary>
    public string? DescriptionOf(string field, string? hint = null)
    {
        var ids = new[] { hint, IsInvalid(field) is null ? null : $"{field}-error" }.Where(id => id is not null);
        return string.Join(' ', ids) is { Length: > 0 } text ? text : null;
    }
}
