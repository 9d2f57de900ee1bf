using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Tests.Builders;

/// <summary>Playbooks for tests. Each approver and item owner named is a role of its own.</summary>
internal sealed class PlaybookBuilder
{
    private readonly List<PlaybookPhase> _phases = [];
    private string[] _checks = ["L+1h", "L+1d"];

    /// <summary>One readiness phase with these gates, then a go/no-go that <c>vp</c> decides.</summary>
    public static Playbook WithGates(params PlaybookGate[] gates) => new PlaybookBuilder().Phase("readiness", gates).GoNoGo(GateBuilder.Gate("go", "vp")).Build();

    public PlaybookBuilder Phase(string id, params PlaybookGate[] gates)
    {
        _phases.Add(new PlaybookPhase { Id = id, Name = id, Gates = gates });
        return this;
    }

    public PlaybookBuilder GoNoGo(params PlaybookGate[] gates)
    {
        _phases.Add(new PlaybookPhase { Id = "go-no-go", Name = "Go/no-go", Kind = PhaseKind.GoNoGo, Gates = gates });
        return this;
    }

    public PlaybookBuilder Checks(params string[] offsets)
    {
        _checks = offsets;
        return this;
    }

    public Playbook Build()
    {
        var gates = _phases.SelectMany(phase => phase.Gates).ToList();
        var roles = gates.SelectMany(gate => gate.Approvers.Select(approver => approver.Role).Concat(gate.Items.Select(item => item.Owner)));
        return new Playbook
        {
            Id = "test",
            Version = 1,
            Name = "Test playbook",
            Roles = [.. roles.Where(role => role != Playbook.LaunchOwnerRole).Distinct().Select(role => new PlaybookRole(role, role, "team"))],
            Phases = _phases,
            PostLaunchChecks = _checks,
        };
    }
}
