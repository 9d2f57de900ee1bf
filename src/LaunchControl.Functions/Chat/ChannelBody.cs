using LaunchControl.Core.Chat;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Webhooks;

namespace LaunchControl.Functions.Chat;

/// <summary>Reads what a person decides about a channel, and notes every fault. No fault repeats the address.</summary>
internal static class ChannelBody
{
    private const int LongestUrl = 2000;
    private const int LongestTeam = 100;

    /// <param name="present">The kind of the channel as it is; null where there is none yet. An address is needed for one of another kind.</param>
    /// <returns>What was decided, and the new address; null where the present one stays.</returns>
    public static (ChannelDraft Draft, Uri? Address) Read(JsonFields fields, Launch launch, ChatKind? present, OutgoingHttpOptions http)
    {
        var kind = fields.RequiredEnum<ChatKind>("kind");
        var draft = new ChannelDraft(kind, Team(fields, launch), WebhookBody.Events(fields), null);
        var address = Address(fields, kind, present, http);
        fields.RefuseUnknown();
        return (draft, address);
    }

    private static string? Team(JsonFields fields, Launch launch)
    {
        var team = fields.String("team", LongestTeam);
        if (team is not null && !fields.HasFault("team") && launch.Gates.All(gate => gate.Team != team))
        {
            var teams = launch.Gates.Select(gate => gate.Team).Distinct().Order(StringComparer.Ordinal);
            fields.Fault("team", $"No gate of this launch is of this team. Its teams: {string.Join(", ", teams)}. Leave it out for a channel of the whole launch.");
        }

        return team;
    }

    private static Uri? Address(JsonFields fields, ChatKind kind, ChatKind? present, OutgoingHttpOptions http)
    {
        if (fields.TakeNull("url") && present is not null && (present == kind || fields.HasFault("kind")))
        {
            return null;
        }

        var text = fields.String("url", LongestUrl);
        if (!fields.HasFault("url") && Refuse(text, kind, http) is { } fault)
        {
            fields.Fault("url", fault);
        }

        return fields.HasFault("url") ? null : new Uri(text!);
    }

    private static string? Refuse(string? text, ChatKind kind, OutgoingHttpOptions http) =>
        WebhookBody.Refuse(text, http) is { } fault ? fault
        : new Uri(text!) is var url && !ChatHosts.IsOf(kind, url) && !http.Allows(url.IdnHost, url.Port)
            ? $"This is no address of {kind}: its webhooks are at {ChatHosts.InWords(kind)}. Another host must be on the list OutgoingHttp__allowedHosts."
        : null;
}
