using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace LaunchControl.Pages;

/// <summary>Text and numbers of drawings.</summary>
internal static class SvgText
{
    /// <summary>One decimal at most.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A text element, which Razor keeps for itself.</summary>
    /// <param name="kind">Its class.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="longest">Characters; longer ones are cut.</param>
    public static MarkupString Of(string kind, double x, double y, string anchor, string words, int longest = 24) =>
        new($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{HtmlEncoder.Default.Encode(InertText.Line(words, longest))}</text>");
}
