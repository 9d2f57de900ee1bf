using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LaunchControl.LocalHost.Developer;

/// <summary>The local mailbox, as a page and as JSON.</summary>
internal static class MailboxEndpoints
{
    public static void MapMailbox(this IEndpointRouteBuilder dev)
    {
        dev.MapGet("/mailbox", (Mailbox mailbox) => DeveloperPage.Of<MailboxPage>(new { Mails = mailbox.All() }));
        dev.MapGet("/mailbox.json", (Mailbox mailbox, string? to) => Results.Json(mailbox.All(to), ApiJson.Options));
        dev.MapGet("/mailbox/{id}", (string id, Mailbox mailbox) =>
            mailbox.All().FirstOrDefault(mail => mail.Id == id) is { } mail ? DeveloperPage.Of<MailPage>(new { Mail = mail }) : Results.NotFound());
        dev.MapGet("/mailbox/{id}/html", (string id, Mailbox mailbox, HttpResponse response) => Html(mailbox.All().FirstOrDefault(mail => mail.Id == id), response));
        dev.MapDelete("/mailbox", (Mailbox mailbox) =>
        {
            mailbox.Clear();
            return Results.NoContent();
        });
    }

    // A mail brings its own styles; nothing else of it may run or load, as in a mail program.
    private static IResult Html(ReceivedMail? mail, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return mail is null ? Results.NotFound() : Results.Content(mail.Html, "text/html; charset=utf-8");
    }
}
