namespace LaunchControl.Core.Playbooks;

/// <summary>A question that a start request answers, and on which gates and items may depend. Its answer is a list of texts.</summary>
/// <param name="Id">Key of <c>inputs</c> in a start request.</param>
/// <param name="Title">The question, as shown to people.</param>
public sealed record PlaybookInput(string Id, string Title)
{
    /// <summary>The answers that are known; empty where any text will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>A launch can't start without an answer.</summary>
    public bool Required { get; init; }

    /// <summary>What counts when a request gives no answer.</summary>
    public IReadOnlyList<string> Default { get; init; } = [];
}
