using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Playbooks;

/// <summary>Reads a gate of a playbook document.</summary>
internal static class PlaybookGateBody
{
    public static PlaybookGate Read(JsonFields fields)
    {
        var gate = new PlaybookGate
        {
            Id = PlaybookBody.Text(fields, "id"),
            Name = PlaybookBody.Text(fields, "name"),
            Team = PlaybookBody.Text(fields, "team"),
            Due = PlaybookBody.Text(fields, "due"),
            ReviewWorkingDays = fields.Integer("reviewWorkingDays") ?? 1,
            LeadWorkingDays = fields.Integer("leadWorkingDays") ?? 0,
            ExitCriteria = fields.StringsInPlace("exitCriteria"),
            Policy = fields.Object("policy") is { } policy ? ReadPolicy(policy) : new GatePolicy(Quorum.All),
            Approvers = [.. fields.ObjectsInPlace("approvers").Select(ReadApprover)],
            DependsOn = fields.StringsInPlace("dependsOn"),
            Items = [.. fields.ObjectsInPlace("items").Select(PlaybookItemBody.Read)],
            When = fields.Object("when") is { } when ? ReadCondition(when) : null,
            Approves = fields.StringsInPlace("approves"),
            WaivableBy = fields.StringsInPlace("waivableBy"),
            OverridableBy = fields.StringsInPlace("overridableBy"),
        };
        fields.RefuseUnknown();
        return gate;
    }

    public static PlaybookCondition ReadCondition(JsonFields fields)
    {
        var condition = new PlaybookCondition
        {
            Tier = fields.Enums<Core.Launches.LaunchTier>("tier"),
            Market = fields.StringsInPlace("market"),
            Input = fields.StringListsInPlace("input"),
        };
        fields.RefuseUnknown();
        return condition;
    }

    private static GatePolicy ReadPolicy(JsonFields fields)
    {
        var policy = new GatePolicy(fields.RequiredEnum<Quorum>("quorum"))
        {
            Count = fields.Integer("count"),
            Percent = fields.Integer("percent"),
            Veto = fields.Boolean("veto") ?? true,
            Sequential = fields.Boolean("sequential") ?? false,
            DistinctFrom = fields.StringsInPlace("distinctFrom"),
            SignIn = fields.Boolean("signIn") ?? false,
            ExpiresAfter = fields.String("expiresAfter", PlaybookBody.AnyLength),
            OnExpiry = fields.Enum<ExpiryOutcome>("onExpiry") ?? ExpiryOutcome.Escalate,
        };
        fields.RefuseUnknown();
        return policy;
    }

    private static PlaybookApprover ReadApprover(JsonFields fields)
    {
        var approver = new PlaybookApprover(PlaybookBody.Text(fields, "role"), fields.Boolean("required") ?? true);
        fields.RefuseUnknown();
        return approver;
    }
}
