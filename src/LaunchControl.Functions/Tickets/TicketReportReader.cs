using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Tickets;

/// <summary>Reads the generic report: <c>{ "ticket", "status": "done" | "open", "at", "url", "by" }</c>.</summary>
internal static class TicketReportReader
{
    /// <summary>Who reports, where the report does not say.</summary>
    private const string Nameless = "tickets";

    /// <exception cref="RequestRefusedException">400: not a JSON object. 422: with every fault.</exception>
    public static TicketReport Read(byte[] body, string id)
    {
        using var document = Parse(body);
        var faults = new FaultList();
        var fields = new JsonFields(document.RootElement, faults);
        var key = fields.String("ticket", ItemTicket.LongestKey) ?? "";
        if (!ItemTicket.IsKey(key) && !fields.HasFault("ticket"))
        {
            fields.Fault("ticket", "Give the ticket's key, such as PROJ-123.");
        }

        var (status, at, url) = (fields.RequiredEnum<ReportedStatus>("status"), fields.Instant("at"), fields.String("url"));
        if (at is null && !fields.HasFault("at"))
        {
            fields.Fault("at", "Say when the ticket changed, such as 2027-03-02T09:00:00Z.");
        }

        if (url is not null && !CheckUrl.IsAddress(url))
        {
            fields.Fault("url", "Give an absolute http or https address, or leave it out.");
        }

        var by = fields.String("by") ?? Nameless;
        if (!ActorName.TryNormalize(by, out var actor))
        {
            fields.Fault("by", "Give a mail address, or a name for the system: letters, digits, hyphens, dots, underscores.");
        }

        fields.RefuseUnknown();
        return faults.IsEmpty ? new TicketReport(id, key, status == ReportedStatus.Done, at!.Value, url, actor) : throw new RequestRefusedException(faults.ToRefusal("The report has faults; nothing was changed."));
    }

    /// <exception cref="RequestRefusedException">400: not a JSON object.</exception>
    public static JsonDocument Parse(byte[] body)
    {
        try
        {
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
        }

        throw new RequestRefusedException(Problems.Create(StatusCodes.Status400BadRequest, "malformed-json", "The body can't be read", "Post a JSON object."));
    }

    private enum ReportedStatus
    {
        Open,
        Done,
    }
}
