using System.Net;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Reads what a person decides about a webhook, and notes every fault.</summary>
internal static class WebhookBody
{
    private const int LongestUrl = 2000;
    private const int LongestDescription = 500;

    // With spaces around it.
    private const int LongestContact = 300;
    private const int MostEvents = 50;

    /// <param name="present">The webhook that is changed: what is left out stays. Null for a new one.</param>
    public static WebhookDraft Read(JsonFields fields, Webhook? present, OutgoingHttpOptions http)
    {
        var draft = new WebhookDraft(
            fields.IsGiven("url") || present is null ? Url(fields, http) : present.Url,
            fields.IsGiven("events") || present is null ? Events(fields) : present.Events,
            fields.IsGiven("launchId") || present is null ? Launch(fields) : present.LaunchId,
            fields.IsGiven("contact") || present is null ? Contact(fields) : present.Contact,
            fields.IsGiven("description") || present is null ? fields.String("description", LongestDescription) : present.Description);
        _ = (fields.TakeNull("url"), fields.TakeNull("events"), fields.TakeNull("launchId"), fields.TakeNull("contact"), fields.TakeNull("description"));
        fields.RefuseUnknown();
        return draft;
    }

    private static string Url(JsonFields fields, OutgoingHttpOptions http)
    {
        var text = fields.String("url", LongestUrl);
        if (!fields.HasFault("url") && Refuse(text, http) is { } fault)
        {
            fields.Fault("url", fault);
        }

        return text ?? "";
    }

    /// <summary>What is wrong with an address to post to; null for nothing. What a name leads to is judged at each attempt.</summary>
    internal static string? Refuse(string? text, OutgoingHttpOptions http)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != "https" && url.Scheme != "http") || url.HostNameType is UriHostNameType.Unknown)
        {
            return "Give the absolute https address to post events to, for instance https://hooks.contoso.example/launches.";
        }

        var isAllowed = http.Allows(url.IdnHost, url.Port);
        return url.UserInfo.Length > 0 ? "An address with a user name or password is not called. Events are signed: check the signature instead."
            : url.Fragment.Length > 0 ? "An address to post to has no fragment ('#...'). Leave it out."
            : url.Scheme == "http" && !isAllowed ? "Give an https address; http is open only to hosts on the list OutgoingHttp__allowedHosts."
            : IPAddress.TryParse(url.IdnHost, out var address) && !AddressGuard.IsPublic(address) && !isAllowed ? "This address is private or reserved, and is not on the list OutgoingHttp__allowedHosts."
            : null;
    }

    /// <summary>The types and patterns of <c>events</c>, each once.</summary>
    internal static IReadOnlyList<string> Events(JsonFields fields)
    {
        var events = fields.StringsInPlace("events");
        foreach (var (pattern, index) in events.Select((pattern, index) => (pattern, index)))
        {
            // A faulty element is empty, and has its fault already.
            if (pattern.Length > 0 && !EventPattern.IsKnown(pattern))
            {
                fields.FaultAt("events", index, "No event is named so. Give a type of the catalogue, such as launchcontrol.gate.approved, or the beginning of some, such as launchcontrol.gate.*; leave 'events' out for the usual ones.");
            }
        }

        if (events.Count > MostEvents)
        {
            fields.Fault("events", $"At most {MostEvents}; this has {events.Count}. A pattern such as launchcontrol.gate.* names many.");
        }

        return [.. events.Distinct(StringComparer.Ordinal)];
    }

    private static string? Launch(JsonFields fields)
    {
        var launchId = fields.String("launchId");
        if (launchId is not null && !LaunchId.IsWellFormed(launchId))
        {
            fields.Fault("launchId", "Give the id of a launch, as GET /api/launches shows it, or leave it out for all launches.");
        }

        return launchId;
    }

    private static string Contact(JsonFields fields)
    {
        var text = fields.String("contact", LongestContact);
        if (!fields.HasFault("contact") && !PersonAddress.TryNormalize(text, out _))
        {
            fields.Fault("contact", "Give the mail address of whoever is told when nothing can be delivered any more.");
        }

        return PersonAddress.TryNormalize(text, out var contact) ? contact : "";
    }
}
