using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Pages.Mails;

/// <summary>One launch of a status mail, in harmless lines.</summary>
/// <param name="Rag">Null for a launch that is over.</param>
/// <param name="Verdict">Are we ready: the colour's reason, and the score.</param>
/// <param name="Date">When do we launch.</param>
/// <param name="ChangesTitle">Null where there is nothing to say about changes.</param>
/// <param name="BlocksTitle">Null where nothing is asked of anybody.</param>
public sealed record StatusSection(
    string Name, RagStatus? Rag, string Verdict, string Date, string? ChangesTitle, IReadOnlyList<string> Changes, string? BlocksTitle, IReadOnlyList<string> Blocks, Uri Link)
{
    /// <summary>The colour's shape and word; empty for a launch that is over.</summary>
    public string Mark => Rag switch
    {
        RagStatus.Green => "\u25CF",
        RagStatus.Amber => "\u25B2",
        RagStatus.Red => "\u25A0",
        _ => "",
    };
}
