using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Pages;

/// <summary>The one stylesheet: part of each page, and allowed by its hash.</summary>
public static class PageStyles
{
    /// <summary>CSS text.</summary>
    public static string Text { get; } = Read();

    /// <summary>The style element as a page holds it. Nothing may stand between the tags but what was hashed.</summary>
    public static string Element { get; } = $"<style>{Text}</style>";

    /// <summary>Source expression for <c>style-src</c> (Content Security Policy Level 3, section 2.3.1).</summary>
    public static string ContentSecurityPolicyHash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static string Read()
    {
        using var stream = typeof(PageStyles).Assembly.GetManifestResourceStream("LaunchControl.Pages.pages.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // HTML parsers turn CR LF into LF before they hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
