using System.Text;

namespace LaunchControl.Pages.Mails;

/// <summary>The text part: 72 columns, the link alone on its line.</summary>
/// <remarks>Takes a bounded body: no character of it may break a line.</remarks>
internal static class PlainTextMail
{
    private const int Columns = 72;

    public static string Write(MailBody body, string footer)
    {
        var text = new StringBuilder();
        foreach (var paragraph in body.Paragraphs)
        {
            Wrap(text, paragraph, "", "");
            text.Append('\n');
        }

        if (body.ListTitle is not null)
        {
            Wrap(text, $"{body.ListTitle}:", "", "");
            foreach (var line in body.List)
            {
                Wrap(text, line, "- ", "  ");
            }

            text.Append('\n');
        }

        text.Append(body.LinkText).Append(":\n").Append(body.Link.AbsoluteUri).Append("\n\n");
        foreach (var paragraph in body.Closing)
        {
            Wrap(text, paragraph, "", "");
            text.Append('\n');
        }

        text.Append("-- \n");
        Wrap(text, footer, "", "");
        return text.ToString();
    }

    internal static void Wrap(StringBuilder text, string paragraph, string first, string rest)
    {
        var column = first.Length;
        text.Append(first);
        var isStart = true;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isStart && column + 1 + word.Length > Columns)
            {
                text.Append('\n').Append(rest);
                column = rest.Length;
                isStart = true;
            }

            text.Append(isStart ? "" : " ").Append(word);
            column += word.Length + (isStart ? 0 : 1);
            isStart = false;
        }

        text.Append('\n');
    }
}
