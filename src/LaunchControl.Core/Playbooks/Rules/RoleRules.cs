namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Roles: declared once, named rightly, and each of use.</summary>
internal static class RoleRules
{
    public static void Check(PlaybookDocument document)
    {
        var (roles, faults) = (document.Playbook.Roles, document.Faults);
        ListRules.CheckCount(faults, "/roles", roles.Count, PlaybookLimits.MostRoles, "roles");
        ListRules.CheckUnique(faults, roles.Select((role, index) => ($"/roles/{index}/id", role.Id)), "role");
        var needed = Needed(document);
        for (var i = 0; i < roles.Count; i++)
        {
            var pointer = $"/roles/{i}";
            TextRules.CheckId(faults, $"{pointer}/id", roles[i].Id);
            TextRules.CheckLine(faults, $"{pointer}/title", roles[i].Title, "the role a title", PlaybookLimits.LongestName);
            TextRules.CheckLine(faults, $"{pointer}/team", roles[i].Team, "the role's team", PlaybookLimits.LongestName);
            CheckUse(document, roles[i].Id, $"{pointer}/id", needed);
        }
    }

    /// <summary>A role that signs gates. The launch owner never does: whoever asks for a sign-off can't give it.</summary>
    public static void CheckApprover(PlaybookDocument document, string pointer, string role)
    {
        if (role == Playbook.LaunchOwnerRole)
        {
            document.Faults.Add(pointer, $"The role '{Playbook.LaunchOwnerRole}' never approves a gate. Name another role.");
            return;
        }

        CheckKnown(document, pointer, role);
    }

    /// <summary>A role that may be the launch owner.</summary>
    public static void CheckKnown(PlaybookDocument document, string pointer, string role)
    {
        if (document.RolesAreKnown && role != Playbook.LaunchOwnerRole && !document.HasRole(role))
        {
            document.Faults.Add(pointer, role.Length == 0 ? "Name a role." : $"There is no role '{role}'. Declare it in 'roles', or name one of those.");
        }
    }

    private static void CheckUse(PlaybookDocument document, string role, string pointer, HashSet<string> needed)
    {
        if (role == Playbook.LaunchOwnerRole)
        {
            document.Faults.Add(pointer, $"The role '{Playbook.LaunchOwnerRole}' is always there. Remove it from 'roles'.");
        }
        else if (document.GatesAreKnown && role.Length > 0 && !needed.Contains(role))
        {
            document.Faults.Add(pointer,
                $"Nobody needs the role '{role}': it owns no item, and signs, waives and overrides no gate. Remove it, or give it something to do.");
        }
    }

    private static HashSet<string> Needed(PlaybookDocument document) =>
        [
            .. document.Items.Select(item => item.Item.Owner),
            .. document.Gates.SelectMany(gate => gate.Gate.Approvers).Select(approver => approver.Role),
            .. document.Playbook.Attention?.Escalation.To ?? [],
            .. document.Gates.SelectMany(gate => gate.Gate.WaivableBy.Concat(gate.Gate.OverridableBy)),
        ];
}
