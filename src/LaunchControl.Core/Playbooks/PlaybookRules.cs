using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks.Rules;

namespace LaunchControl.Core.Playbooks;

/// <summary>What a playbook must fulfil, beyond having the right shape, so that every launch started from it can be brought to an end.</summary>
public static class PlaybookRules
{
    /// <summary>
    /// Adds every fault of the playbook to <paramref name="faults"/>, by JSON pointer into the document. Members that are already
    /// faulty are left alone, and so are references to lists that are.
    /// </summary>
    public static void Check(Playbook playbook, FaultList faults)
    {
        var document = new PlaybookDocument(playbook, new DocumentFaults(faults));
        HeadRules.Check(document);
        RoleRules.Check(document);
        InputRules.Check(document);
        MetricRules.Check(document);
        PhaseRules.Check(document);
        foreach (var gate in document.Gates)
        {
            GateRules.Check(document, gate);
        }

        foreach (var item in document.Items)
        {
            ItemRules.Check(document, item);
        }

        CycleRules.Check(document);
        if (playbook.Attention is { } attention)
        {
            AttentionRules.Check(document.Faults, "/attention", attention, IsDefaultChain(attention) || !document.RolesAreKnown ? null : [.. playbook.Roles.Select(role => role.Id)]);
        }

        PostLaunchCheckRules.Check(document.Faults, playbook.PostLaunchChecks);
    }

    // What nobody wrote names a role that a playbook need not have.
    private static bool IsDefaultChain(AttentionPolicy attention) => attention.Escalation.To.SequenceEqual(EscalationPolicy.Default.To);
}
