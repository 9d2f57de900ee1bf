using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Attention;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Performance;

namespace LaunchControl.Functions.Playbooks;

/// <summary>Reads a playbook document: notes every fault of its shape, then those that <see cref="PlaybookRules"/> find.</summary>
/// <remarks><c>docs/playbook.schema.json</c> describes the same shape; a test holds the two together.</remarks>
internal static class PlaybookBody
{
    // How long a text may be is for the rules to say.
    public const int AnyLength = int.MaxValue;

    /// <param name="id">The id that the address gives.</param>
    /// <returns>The playbook, its version being the one that the document names or 1; of use only where there is no fault.</returns>
    public static Playbook Read(JsonFields fields, string id, FaultList faults)
    {
        var playbook = new Playbook
        {
            Id = fields.String("id", AnyLength) ?? id,
            Version = fields.Integer("version") ?? 1,
            Name = Text(fields, "name"),
            Description = Text(fields, "description"),
            Unowned = fields.Enum<UnownedPolicy>("unowned") ?? UnownedPolicy.Refuse,
            ShiftDueDatesAfterHold = fields.Boolean("shiftDueDatesAfterHold") ?? false,
            Roles = [.. fields.ObjectsInPlace("roles").Select(ReadRole)],
            Inputs = [.. fields.ObjectsInPlace("inputs").Select(ReadInput)],
            Metrics = [.. fields.ObjectsInPlace("metrics").Select(metric => MetricBody.ReadListed(metric, isDirectionNeeded: true))],
            Phases = [.. fields.ObjectsInPlace("phases").Select(ReadPhase)],
            Attention = AttentionBody.Read(fields),
            PostLaunchChecks = CheckPlanBody.Read(fields) ?? [],
        };
        fields.RefuseUnknown();
        if (fields.IsObject && playbook.Id != id)
        {
            fields.Fault("id", $"The address names playbook '{id}'. Give the same id here, or leave it out.");
        }

        PlaybookRules.Check(playbook, faults);
        return playbook;
    }

    /// <summary>A text that is empty where there is none.</summary>
    public static string Text(JsonFields fields, string name) => fields.String(name, AnyLength) ?? "";

    private static PlaybookRole ReadRole(JsonFields fields)
    {
        var role = new PlaybookRole(Text(fields, "id"), Text(fields, "title"), Text(fields, "team"));
        fields.RefuseUnknown();
        return role;
    }

    private static PlaybookInput ReadInput(JsonFields fields)
    {
        var input = new PlaybookInput(Text(fields, "id"), Text(fields, "title"))
        {
            Values = fields.StringsInPlace("values"),
            Required = fields.Boolean("required") ?? false,
            Default = fields.StringsInPlace("default"),
        };
        fields.RefuseUnknown();
        return input;
    }

    private static PlaybookPhase ReadPhase(JsonFields fields)
    {
        var phase = new PlaybookPhase
        {
            Id = Text(fields, "id"),
            Name = Text(fields, "name"),
            Kind = fields.Enum<PhaseKind>("kind") ?? PhaseKind.Readiness,
            Gates = [.. fields.ObjectsInPlace("gates").Select(PlaybookGateBody.Read)],
        };
        fields.RefuseUnknown();
        return phase;
    }
}
