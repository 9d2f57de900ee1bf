using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Pages.Mails;

/// <summary>Renders mails: a subject, a text part, and an HTML part that says the same. Safe for use from many threads.</summary>
public sealed class MailRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    private const int LongestSubject = 200;

    public async Task<MailContent> RenderAsync(MailModel model)
    {
        var body = MailBodies.Of(model);
        var subject = InertText.Line(body.Subject, LongestSubject);
        var footer = $"You get this because you take part in {InertText.Line(model.Launch.Name)}. Questions? Ask {model.Launch.Owner}.";
        return new MailContent(subject, await RenderHtmlAsync(body, subject, footer), PlainTextMail.Write(body, footer));
    }

    private async Task<string> RenderHtmlAsync(MailBody body, string subject, string footer)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Body"] = body, ["Subject"] = subject, ["Footer"] = footer });
            return (await renderer.RenderComponentAsync<MailLayout>(parameters)).ToHtmlString();
        });
    }
}
