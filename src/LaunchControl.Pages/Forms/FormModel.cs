namespace LaunchControl.Pages;

/// <summary>A page that asks for what it takes to do one thing.</summary>
public sealed record FormModel
{
    /// <summary>What is to be done, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>To what: name of the launch; null for none yet.</summary>
    public string? Subject { get; init; }

    /// <summary>What will happen, in a few sentences.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    public required IReadOnlyList<FormField> Fields { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>Path that the form is posted to.</summary>
    public required string Action { get; init; }

    /// <summary>Proves that the form came from us, for this person and this action; nothing in one that is not shown yet.</summary>
    public string Token { get; init; } = "";

    /// <summary>The state that the form was made of; nothing where any will do.</summary>
    public string Seen { get; init; } = "";

    /// <summary>What the button says: what it does.</summary>
    public required string Button { get; init; }

    /// <summary>Where to go without doing it.</summary>
    public required string Back { get; init; }

    /// <summary>The fields in their order, parted by headings and folds.</summary>
    public IReadOnlyList<FormSection> Sections
    {
        get
        {
            List<List<FormField>> parts = [];
            foreach (var one in Fields)
            {
                if (parts.Count == 0 || one.Heading is not null || one.Fold is not null)
                {
                    parts.Add([]);
                }

                parts[^1].Add(one);
            }

            return [.. parts.Select(part => new FormSection(part[0].Heading, part[0].Fold, part, part.Exists(one => one.IsChanged || IsInvalid(one.Name) is not null)))];
        }
    }

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? IsInvalid(string field) => Errors.Any(error => error.Field == field) ? "true" : null;

    /// <summary>For <c>aria-describedby</c>.</summary>
    public string? DescriptionOf(FormField field)
    {
        var ids = new[] { field.Hint is null ? null : $"{field.Name}-hint", IsInvalid(field.Name) is null ? null : $"{field.Name}-error" }.Where(id => id is not null);
        return string.Join(' ', ids) is { Length: > 0 } text ? text : null;
    }
}
