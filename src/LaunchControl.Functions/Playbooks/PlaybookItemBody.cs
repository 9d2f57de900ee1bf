using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Playbooks;

/// <summary>Reads a checklist item of a playbook document.</summary>
internal static class PlaybookItemBody
{
    public static PlaybookItem Read(JsonFields fields)
    {
        var item = new PlaybookItem
        {
            Id = PlaybookBody.Text(fields, "id"),
            Title = PlaybookBody.Text(fields, "title"),
            Guidance = fields.String("guidance", PlaybookBody.AnyLength),
            Owner = PlaybookBody.Text(fields, "owner"),
            Due = PlaybookBody.Text(fields, "due"),
            WorkingDays = fields.Integer("workingDays") ?? 1,
            RequiresEvidence = fields.Boolean("requiresEvidence") ?? false,
            DependsOn = fields.StringsInPlace("dependsOn"),
            When = fields.Object("when") is { } when ? PlaybookGateBody.ReadCondition(when) : null,
            Check = fields.Object("check") is { } check ? ReadCheck(check) : null,
        };
        fields.RefuseUnknown();
        return item;
    }

    private static PlaybookCheck ReadCheck(JsonFields fields)
    {
        var check = new PlaybookCheck
        {
            Url = PlaybookBody.Text(fields, "url"),
            ExpectedStatus = fields.Integer("expectedStatus") ?? 200,
            Pointer = fields.String("pointer", PlaybookBody.AnyLength),
            Expected = fields.String("expected", PlaybookBody.AnyLength),
            Every = fields.String("every", PlaybookBody.AnyLength) ?? PlaybookCheck.DefaultEvery,
            Timeout = fields.String("timeout", PlaybookBody.AnyLength) ?? PlaybookCheck.DefaultTimeout,
        };
        fields.RefuseUnknown();
        return check;
    }
}
