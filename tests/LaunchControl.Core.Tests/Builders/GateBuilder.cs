using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Tests.Builders;

/// <summary>Gates of a playbook for tests: <c>Gate("engineering", "ana").Items("load-test")</c>.</summary>
internal static class GateBuilder
{
    /// <summary>A gate without items that all of these roles must approve.</summary>
    public static PlaybookGate Gate(string id, params string[] requiredApprovers) => new()
    {
        Id = id,
        Name = $"Gate {id}",
        Team = "team",
        Due = "L-7d",
        Approvers = [.. requiredApprovers.Select(role => new PlaybookApprover(role))],
    };

    public static PlaybookGate Any(this PlaybookGate gate) => gate with { Policy = new GatePolicy(Quorum.Any) };

    /// <summary>With another policy: <c>Rules(policy => policy with { Sequential = true })</c>.</summary>
    public static PlaybookGate Rules(this PlaybookGate gate, Func<GatePolicy, GatePolicy> change) => gate with { Policy = change(gate.Policy) };

    public static PlaybookGate Approving(this PlaybookGate gate, params string[] subjects) => gate with { Approves = subjects };

    public static PlaybookGate Optional(this PlaybookGate gate, params string[] roles) =>
        gate with { Approvers = [.. gate.Approvers, .. roles.Select(role => new PlaybookApprover(role, Required: false))] };

    public static PlaybookGate Items(this PlaybookGate gate, params string[] ids) => gate with
    {
        Items = [.. gate.Items, .. ids.Select(id => new PlaybookItem { Id = id, Title = $"Item {id}", Owner = Playbook.LaunchOwnerRole, Due = "L-14d" })],
    };

    public static PlaybookGate EvidenceItem(this PlaybookGate gate, string id) => gate with
    {
        Items = [.. gate.Items, new PlaybookItem { Id = id, Title = $"Item {id}", Owner = Playbook.LaunchOwnerRole, Due = "L-14d", RequiresEvidence = true }],
    };

    public static PlaybookGate DependingOn(this PlaybookGate gate, params string[] gates) => gate with { DependsOn = gates };

    public static PlaybookGate DueAt(this PlaybookGate gate, string offset) => gate with { Due = offset };
}
