using System.Text;

namespace LaunchControl.Pages.Mails;

/// <summary>The text part of a status mail: 72 columns, links alone on their lines.</summary>
internal static class StatusText
{
    public static string Write(StatusBody body)
    {
        var text = new StringBuilder();
        if (body.Intro is not null)
        {
            PlainTextMail.Wrap(text, body.Intro, "", "");
            text.Append('\n');
        }

        foreach (var section in body.Sections)
        {
            Write(text, section);
        }

        List(text, body.Rest.Count > 0 ? "Other launches" : null, body.Rest);
        if (body.Portfolio is not null)
        {
            text.Append("All launches:\n").Append(body.Portfolio.AbsoluteUri).Append("\n\n");
        }

        text.Append("-- \n");
        PlainTextMail.Wrap(text, body.Footer, "", "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, StatusSection section)
    {
        PlainTextMail.Wrap(text, section.Name, "", "");
        PlainTextMail.Wrap(text, section.Rag is { } rag ? $"{rag}: {section.Verdict}" : section.Verdict, "", "");
        PlainTextMail.Wrap(text, section.Date, "", "");
        text.Append('\n');
        List(text, section.ChangesTitle, section.Changes);
        List(text, section.BlocksTitle, section.Blocks);
        text.Append("See the launch board:\n").Append(section.Link.AbsoluteUri).Append("\n\n");
    }

    private static void List(StringBuilder text, string? title, IReadOnlyList<string> lines)
    {
        if (title is null)
        {
            return;
        }

        PlainTextMail.Wrap(text, lines.Count > 0 ? $"{title}:" : $"{title}.", "", "");
        foreach (var line in lines)
        {
            PlainTextMail.Wrap(text, line, "- ", "  ");
        }

        text.Append('\n');
    }
}
