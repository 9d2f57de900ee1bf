using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Reads what a sign-off says beside the decision; the same over HTTP and on the queue.</summary>
internal static class SignOffTerms
{
    private const int LongestId = 100;

    public static SignOffChoice Read(JsonFields fields, SignOffDecision decision) => new(
        decision,
        fields.String("comment", RecordSignOff.LongestComment),
        fields.String("replaces", LongestId),
        fields.String("fingerprint", LongestId))
    {
        EffectiveAt = fields.Instant("effectiveAt"),
        Conditions = [.. fields.Objects("conditions").Select(ReadCondition)],
    };

    private static ConditionDraft ReadCondition(JsonFields fields)
    {
        var condition = new ConditionDraft(fields.String("title") ?? "", fields.String("owner") ?? "", fields.Instant("dueAt") ?? default);
        fields.RefuseUnknown();
        return condition;
    }
}
