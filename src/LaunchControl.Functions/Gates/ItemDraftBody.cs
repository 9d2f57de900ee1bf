using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Gates;

/// <summary>Reads what a body says about an item.</summary>
internal static class ItemDraftBody
{
    public static string ReadGate(JsonFields fields)
    {
        if (fields.String("gate") is { Length: > 0 } gate)
        {
            return gate;
        }

        fields.Fault("gate", "Name the gate that the item belongs to, such as engineering-ready.");
        return "";
    }

    public static ItemDraft ReadNew(JsonFields fields) => Read(fields) with { Id = fields.String("id", 100), Check = fields.Object("check") is { } check ? ReadCheck(check) : null };

    public static ItemDraft ReadChange(JsonFields fields) => Read(fields);

    private static ItemDraft Read(JsonFields fields) => new()
    {
        Title = fields.String("title"),
        Guidance = fields.Nullable("guidance", fields.String("guidance"), ""),
        Owner = fields.String("owner"),
        Due = fields.String("due", 20),
        DueAt = fields.Instant("dueAt"),
        WorkingDays = fields.Integer("workingDays"),
        RequiresEvidence = fields.Boolean("requiresEvidence"),
        Ticket = fields.Object("ticket") is { } ticket ? ReadTicket(ticket) : fields.Holds("ticket", JsonValueKind.Null) ? ItemTicket.None : null,
        DependsOn = fields.IsGiven("dependsOn") ? fields.Strings("dependsOn") : null,
    };

    private static ItemTicket ReadTicket(JsonFields fields)
    {
        // An empty key stands for no ticket at all.
        var ticket = new ItemTicket(fields.String("key")?.Trim() is { Length: > 0 } key ? key : " ", fields.String("url"));
        fields.RefuseUnknown();
        return ticket;
    }

    private static ItemCheck ReadCheck(JsonFields fields)
    {
        var check = new ItemCheck
        {
            Url = fields.String("url") ?? "",
            ExpectedStatus = fields.Integer("expectedStatus") ?? 200,
            Pointer = fields.String("pointer", 500),
            Expected = fields.String("expected", 500),
            Every = fields.String("every", 30) ?? PlaybookCheck.DefaultEvery,
            Timeout = fields.String("timeout", 30) ?? PlaybookCheck.DefaultTimeout,
        };
        fields.RefuseUnknown();
        return check;
    }
}
