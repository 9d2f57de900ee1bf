namespace LaunchControl.Pages;

/// <summary>One question of a form.</summary>
/// <param name="Name">Of the field; also its id in the page: letters, digits and hyphens.</param>
/// <param name="Label">The question in a few words.</param>
public sealed record FormField(string Name, string Label, FormFieldKind Kind)
{
    /// <summary>What helps to answer; null for nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>Heading above this field and those after it; null to go on as before.</summary>
    public string? Heading { get; init; }

    /// <summary>This field and those after it are folded away under these words, up to the next heading or fold: few people need them.</summary>
    public string? Fold { get; init; }

    /// <summary>For choices.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Texts that are offered while somebody types.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>May be left empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What is in the field; of several, one a line.</summary>
    public string Value { get; init; } = "";

    /// <summary>What was in the field when its reader first saw it; null where only the answer counts.</summary>
    public string? Was { get; init; }

    /// <summary>Of fields of one group all are sent where one of them was changed: the API takes them as one; null for a field by itself.</summary>
    public string? Group { get; init; }

    /// <summary>Where in a request's body the answer stands: a JSON pointer; empty for a question that the body has no place for.</summary>
    public string Pointer { get => field ?? $"/{Name}"; init; }

    /// <summary>It holds something else than at first.</summary>
    public bool IsChanged => Value != (Was ?? "");

    /// <summary>The answers of a field for several.</summary>
    public IReadOnlyList<string> Values => Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
