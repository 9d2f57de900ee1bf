using System.Text;

namespace LaunchControl.Pages.Mails;

/// <summary>The text part of a digest.</summary>
internal static class DigestText
{
    public static string Write(DigestBody body)
    {
        var text = new StringBuilder();
        PlainTextMail.Wrap(text, body.Opening, "", "");
        foreach (var section in body.Sections)
        {
            text.Append('\n');
            PlainTextMail.Wrap(text, $"{section.Title}:", "", "");
            foreach (var entry in section.Entries)
            {
                Write(text, entry);
            }
        }

        if (body.More is not null)
        {
            text.Append('\n');
            PlainTextMail.Wrap(text, $"{body.More}.", "", "");
        }

        WriteNews(text, body);
        text.Append("\nEverything that waits for you:\n").Append(body.Overview.AbsoluteUri).Append("\n\n-- \n");
        PlainTextMail.Wrap(text, body.Footer, "", "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, DigestEntry entry)
    {
        PlainTextMail.Wrap(text, entry.What, "- ", "  ");
        PlainTextMail.Wrap(text, $"{entry.When}.", "  ", "  ");
        if (entry.Detail is not null)
        {
            PlainTextMail.Wrap(text, entry.Detail, "  ", "  ");
        }

        text.Append("  ").Append(entry.Link.AbsoluteUri).Append('\n');
    }

    private static void WriteNews(StringBuilder text, DigestBody body)
    {
        if (body.News.Count > 0)
        {
            text.Append("\nWhat happened meanwhile:\n");
            foreach (var news in body.News)
            {
                PlainTextMail.Wrap(text, news, "- ", "  ");
            }
        }
    }
}
