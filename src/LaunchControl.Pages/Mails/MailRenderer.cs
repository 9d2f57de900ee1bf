using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Pages.Mails;

/// <summary>Renders mails: a subject, a text part, and an HTML part that says the same. Safe for use from many threads.</summary>
public sealed class MailRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    private const int LongestSubject = 230;
    private const int LongestName = 200;

    // The largest mailboxes cut a mail off a little above.
    private const int LargestMail = 95 * 1024;

    // Of two long names, a subject shows enough of both, and the date that follows them.
    private const int LongestNameInSubject = 80;

    public async Task<MailContent> RenderAsync(MailModel model)
    {
        var subject = InertText.Line(MailBodies.Of(model.WithNames(LongestNameInSubject)).Subject, LongestSubject);
        var body = MailBodies.Of(model.WithNames(LongestName)).Bounded();
        var footer = $"You get this because you take part in {InertText.Line(model.Launch.Name)}. Questions? Ask {model.Launch.Owner}.";
        return await RenderAsync(body, subject, footer);
    }

    public Task<MailContent> RenderAsync(WebhookDisabledModel model)
    {
        var body = WebhookDisabledMail.Write(model);
        var footer = $"You get this because you are the contact of this webhook. Questions? Ask {model.Webhook.CreatedBy}, who created it.";
        return RenderAsync(body.Bounded(), InertText.Line(body.Subject, LongestSubject), footer);
    }

    public Task<MailContent> RenderAsync(ChannelDisabledModel model)
    {
        var body = ChannelDisabledMail.Write(model);
        var footer = $"You get this because you own {InertText.Line(model.Launch.Name)}.";
        return RenderAsync(body.Bounded(), InertText.Line(body.Subject, LongestSubject), footer);
    }

    public async Task<MailContent> RenderAsync(StatusMailModel model)
    {
        for (var most = StatusBody.MostSections; ; most /= 2)
        {
            var body = StatusBody.Write(model, most);
            var mail = new MailContent(body.Subject, await RenderHtmlAsync<StatusMailLayout>(new() { ["Body"] = body }), StatusText.Write(body));
            if (most == 1 || Encoding.UTF8.GetByteCount(mail.Html) + Encoding.UTF8.GetByteCount(mail.Text) <= LargestMail)
            {
                return mail;
            }
        }
    }

    public async Task<MailContent> RenderAsync(DigestModel model)
    {
        var body = DigestBody.Write(model);
        return new MailContent(body.Subject, await RenderHtmlAsync<DigestLayout>(new() { ["Body"] = body }), DigestText.Write(body));
    }

    /// <summary>What a mail says, in a line.</summary>
    public static string Headline(MailModel model) => InertText.Line(MailBodies.Of(model.WithNames(LongestNameInSubject)).Subject, LongestSubject);

    private async Task<MailContent> RenderAsync(MailBody body, string subject, string footer) =>
        new(subject, await RenderHtmlAsync<MailLayout>(new() { ["Body"] = body, ["Subject"] = subject, ["Footer"] = footer }), PlainTextMail.Write(body, footer));

    private async Task<string> RenderHtmlAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
