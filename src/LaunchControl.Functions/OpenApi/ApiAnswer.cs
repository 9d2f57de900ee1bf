namespace LaunchControl.Functions.OpenApi;

/// <summary>An answer of an operation where it goes well.</summary>
/// <param name="Type">What the JSON shows; null for other content, or for none.</param>
/// <param name="Example">As JSON or text, or the name of one of the document's examples; null where there is no content.</param>
internal sealed record ApiAnswer(int Status, string Description, Type? Type, string? Example)
{
    /// <summary>Names the example of a whole launch.</summary>
    public const string LaunchExample = "launch";

    /// <summary>Names the example of what a command would do.</summary>
    public const string PreviewExample = "preview";

    public string? MediaType { get; init; } = "application/json";

    /// <summary>A schema of the document that is not made from a type, by name.</summary>
    public string? Component { get; init; }

    /// <summary>Names of headers that it has, and what they say.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ApiAnswer Json<T>(int status, string description, string example) => new(status, description, typeof(T), example);

    /// <summary>Something other than JSON; an example of what can't be shown as text is left out.</summary>
    public static ApiAnswer Content(int status, string mediaType, string description, string? example = null) =>
        new(status, description, null, example) { MediaType = mediaType };

    /// <summary>All of a list as CSV.</summary>
    /// <param name="heading">The first line.</param>
    public static ApiAnswer Csv(string heading, string description = "All of it, without paging, where `Accept` names `text/csv`.") => Content(200, "text/csv", description, heading);

    public static ApiAnswer Nothing(int status, string description) => new(status, description, null, null) { MediaType = null };
}
