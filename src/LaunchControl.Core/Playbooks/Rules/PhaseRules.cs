namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Phases, their order and size; the last one, and only that, is the go/no-go.</summary>
internal static class PhaseRules
{
    public static void Check(PlaybookDocument document)
    {
        var (phases, faults) = (document.Playbook.Phases, document.Faults);
        faults.Require(phases.Count > 0, "/phases", "Give at least one phase; the last one is the go/no-go.");
        ListRules.CheckCount(faults, "/phases", phases.Count, PlaybookLimits.MostPhases, "phases");
        ListRules.CheckCount(faults, "/phases", document.Gates.Count, PlaybookLimits.MostGates, "gates in all phases");
        ListRules.CheckCount(faults, "/phases", document.Items.Count, PlaybookLimits.MostItems, "items in all gates");
        ListRules.CheckUnique(faults, phases.Select((phase, index) => ($"/phases/{index}/id", phase.Id)), "phase");
        ListRules.CheckUnique(faults, GateAndItemIds(document), "id");
        for (var i = 0; i < phases.Count; i++)
        {
            Check(faults, phases[i], $"/phases/{i}", isLast: i == phases.Count - 1);
        }
    }

    private static void Check(DocumentFaults faults, PlaybookPhase phase, string pointer, bool isLast)
    {
        TextRules.CheckId(faults, $"{pointer}/id", phase.Id);
        TextRules.CheckLine(faults, $"{pointer}/name", phase.Name, "the phase a name", PlaybookLimits.LongestName);
        faults.Require(phase.Gates.Count > 0, $"{pointer}/gates", "Give the phase at least one gate, or remove the phase.");
        ListRules.CheckCount(faults, $"{pointer}/gates", phase.Gates.Count, PlaybookLimits.MostGatesPerPhase, "gates in a phase");
        if (!isLast)
        {
            faults.Require(phase.Kind != PhaseKind.GoNoGo, $"{pointer}/kind",
                "Only the last phase is the go/no-go. Remove 'kind' here, or move this phase to the end.");
            return;
        }

        faults.Require(phase.Kind == PhaseKind.GoNoGo, $"{pointer}/kind", "The last phase is the go/no-go. Give it \"kind\": \"goNoGo\", or add such a phase.");
        faults.Require(phase.Gates.Count <= 1, $"{pointer}/gates", $"The go/no-go has exactly one gate; here are {phase.Gates.Count}.");
        faults.Require(phase.Gates is not [{ When: not null }, ..], $"{pointer}/gates/0/when", "Every launch passes the go/no-go. Remove the condition.");
    }

    private static IEnumerable<(string Pointer, string Id)> GateAndItemIds(PlaybookDocument document) =>
        document.Gates.Select(gate => ($"{gate.Pointer}/id", gate.Gate.Id)).Concat(document.Items.Select(item => ($"{item.Pointer}/id", item.Item.Id)));
}
