namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>One gate: who signs it, what for, when, and what comes before.</summary>
internal static class GateRules
{
    public static void Check(PlaybookDocument document, LocatedGate located)
    {
        var (gate, pointer, faults) = (located.Gate, located.Pointer, document.Faults);
        TextRules.CheckId(faults, $"{pointer}/id", gate.Id);
        TextRules.CheckLine(faults, $"{pointer}/name", gate.Name, "the gate a name", PlaybookLimits.LongestName);
        TextRules.CheckLine(faults, $"{pointer}/team", gate.Team, "the team whose readiness the gate stands for", PlaybookLimits.LongestName);
        DueRules.CheckBeforeLaunch(faults, $"{pointer}/due", gate.Due);
        ListRules.CheckRange(faults, $"{pointer}/reviewWorkingDays", gate.ReviewWorkingDays, PlaybookLimits.MostReviewWorkingDays);
        ListRules.CheckRange(faults, $"{pointer}/leadWorkingDays", gate.LeadWorkingDays, PlaybookLimits.MostWorkingDays);
        CheckExitCriteria(faults, $"{pointer}/exitCriteria", gate.ExitCriteria);
        PolicyRules.Check(document, located);
        CheckApprovers(document, $"{pointer}/approvers", gate.Approvers);
        ListRules.CheckReferences(faults, $"{pointer}/dependsOn", gate.DependsOn, "gate", (place, id) => CheckDependency(document, located, place, id));
        ListRules.CheckCount(faults, $"{pointer}/items", gate.Items.Count, PlaybookLimits.MostItemsPerGate, "items in a gate");
        ConditionRules.Check(document, $"{pointer}/when", gate.When);
        ListRules.CheckReferences(faults, $"{pointer}/approves", gate.Approves, "subject", (place, subject) => CheckSubject(faults, place, subject));
        ListRules.CheckReferences(faults, $"{pointer}/waivableBy", gate.WaivableBy, "role", (place, role) => RoleRules.CheckKnown(document, place, role));
        ListRules.CheckReferences(faults, $"{pointer}/overridableBy", gate.OverridableBy, "role", (place, role) => RoleRules.CheckKnown(document, place, role));
    }

    private static void CheckExitCriteria(DocumentFaults faults, string pointer, IReadOnlyList<string> criteria)
    {
        ListRules.CheckCount(faults, pointer, criteria.Count, PlaybookLimits.MostExitCriteria, "exit criteria");
        for (var i = 0; i < criteria.Count; i++)
        {
            TextRules.CheckLine(faults, $"{pointer}/{i}", criteria[i], "a statement that an approver confirms", PlaybookLimits.LongestSentence);
        }
    }

    private static void CheckApprovers(PlaybookDocument document, string pointer, IReadOnlyList<PlaybookApprover> approvers)
    {
        var faults = document.Faults;
        faults.Require(approvers.Count > 0, pointer, "Name at least one approver: nobody could sign this gate.");
        ListRules.CheckCount(faults, pointer, approvers.Count, PlaybookLimits.MostReferences, "approvers");
        ListRules.CheckUnique(faults, approvers.Select((approver, index) => ($"{pointer}/{index}/role", approver.Role)), "role");
        for (var i = 0; i < approvers.Count; i++)
        {
            RoleRules.CheckApprover(document, $"{pointer}/{i}/role", approvers[i].Role);
        }
    }

    private static void CheckDependency(PlaybookDocument document, LocatedGate gate, string pointer, string id)
    {
        if (document.FindGate(id) is not { } other)
        {
            document.Faults.Require(!document.GatesAreKnown, pointer, $"There is no gate '{id}'. Name the id of a gate of this or an earlier phase.");
        }
        else if (other.Phase > gate.Phase)
        {
            document.Faults.Add(pointer, $"Gate '{id}' is in a later phase, which opens only after this gate. Move one of the two, or remove the dependency.");
        }
        else
        {
            document.Faults.Require(!DueRules.IsCertainlyLater(other.Gate.Due, gate.Gate.Due), $"{gate.Pointer}/due",
                $"This is due ({gate.Gate.Due}) before gate '{id}' ({other.Gate.Due}), which it depends on. Move one of the two.");
        }
    }

    private static void CheckSubject(DocumentFaults faults, string pointer, string subject) =>
        faults.Require(PlaybookGate.Subjects.Contains(subject), pointer,
            $"A sign-off can't cover '{subject}'. Give one of: {string.Join(", ", PlaybookGate.Subjects)}.");
}
