using System.Text.Json;
using System.Text.RegularExpressions;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Mail;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Mails;

/// <summary>Reads what SendGrid's event webhook posts: an array of events, of which those about the delivery of our mails count.</summary>
internal static partial class MailEventReader
{
    private const int LongestReason = 490;
    private const double LatestSecond = 253_402_300_799; // end of year 9999

    private static readonly string[] Kinds = ["bounce", "dropped", "deferred", "delivered"];

    /// <summary>The events that count, oldest first and each once, and the number of all.</summary>
    /// <exception cref="RequestRefusedException">400: not a JSON array. A faulty event is left out and harms no other.</exception>
    public static (IReadOnlyList<MailEvent> Events, int Received) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind == JsonValueKind.Array)
            {
                var events = document.RootElement.EnumerateArray().Select(Read).OfType<MailEvent>().DistinctBy(one => (one.Id, one.LaunchId)).OrderBy(one => one.At);
                return ([.. events], document.RootElement.GetArrayLength());
            }
        }
        catch (JsonException)
        {
        }

        throw new RequestRefusedException(Problems.Create(
            StatusCodes.Status400BadRequest, "malformed-json", "The body can't be read", "Post a JSON array of events, as SendGrid's event webhook does."));
    }

    private static MailEvent? Read(JsonElement element)
    {
        var faults = new FaultList();
        var fields = new JsonFields(element, faults);
        var (kind, id, launchId, gateId) = (fields.String("event"), fields.String("sg_event_id"), fields.String(MailReference.LaunchId), fields.String(MailReference.GateId));
        return PersonAddress.TryNormalize(fields.String("email"), out var person)
            && fields.Number("timestamp") is { } second and >= 0 and <= LatestSecond
            && faults.IsEmpty && Kinds.Contains(kind) && !string.IsNullOrEmpty(id) && launchId is not null
            ? new MailEvent(id, kind!, person, launchId, gateId, Reason(fields), DateTimeOffset.FromUnixTimeSeconds((long)second))
            {
                TraceId = Text(fields, MailReference.TraceId) is { } trace && TraceId().IsMatch(trace) ? trace : null,
            }
            : null;
    }

    // A bounce and a drop come with a reason, a deferral with the receiving server's response.
    private static string? Reason(JsonFields fields) =>
        (Text(fields, "reason") ?? Text(fields, "response")) is { } text && InertText.Line(text, LongestReason) is { Length: > 0 } line ? line : null;

    private static string? Text(JsonFields fields, string name) => fields.Holds(name, JsonValueKind.String) ? fields.String(name, RequestBody.Largest) : null;

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex TraceId();
}
