using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Launches;

/// <summary>Changes what a launch is about. Sign-offs that covered what changed no longer hold; the others do.</summary>
internal static class ScopeDecider
{
    public static Refusal? Change(LaunchChange change, ChangeScope command)
    {
        if (Check(change.Launch, command) is { } refusal)
        {
            return refusal;
        }

        ChangeBrief(change, command);
        return command.ChangesInputs ? ChangeInputs(change, command) : null;
    }

    private static Refusal? Check(Launch launch, ChangeScope command)
    {
        if (launch.IsFinal && !(launch.Status == LaunchStatus.Completed && IsSpentAlone(command)))
        {
            return GateRefusals.LaunchIsOver(launch);
        }

        if (command.Brief.Budget is { IsGiven: true, Value: { } budget } && !budget.IsComplete(launch.Brief.Budget))
        {
            return Refusal.At("/budget", "invalid-request", "The budget is not complete.", "A budget needs a currency and a planned amount.");
        }

        if (!command.ChangesInputs)
        {
            return null;
        }

        var faults = new FaultList();
        LaunchInputRules.Check(Merge(launch, command), command.Playbook, command.Tier ?? launch.Tier, faults);
        return ChecklistRules.Closed(launch) ?? (faults.IsEmpty ? null : faults.ToRefusal("The inputs have faults; nothing was changed."));
    }

    // The last bill comes after the last check; no approval covers it.
    private static bool IsSpentAlone(ChangeScope command) =>
        !command.ChangesInputs && command.Brief == new BriefPatch { Budget = command.Brief.Budget }
        && command.Brief.Budget.Value is { Currency: null, Planned: null, Actual.IsGiven: true };

    private static void ChangeBrief(LaunchChange change, ChangeScope command)
    {
        var (before, after) = (change.Launch.Brief, command.Brief.ApplyTo(change.Launch.Brief));
        if (before == after)
        {
            return;
        }

        var parts = BriefParts.Changed(before, after);
        change.Set(change.Launch with { Brief = after });
        change.Record("launch.briefChanged", null, $"The brief changed: {string.Join(", ", parts)}.", reason: command.Reason);
        var approved = parts.Where(part => part != BriefParts.Spent).ToList();
        if (approved.Count > 0 && !change.Launch.IsLaunched)
        {
            CoverageChanged(change, gate => gate.Approves.Any(covered => covered == "brief" || approved.Exists(part => covered == $"brief.{part}")));
        }
    }

    private static Refusal? ChangeInputs(LaunchChange change, ChangeScope command)
    {
        var inputs = Merge(change.Launch, command);
        var tier = command.Tier ?? change.Launch.Tier;
        if (tier == change.Launch.Tier && IsSame(inputs, change.Launch.Inputs))
        {
            return null;
        }

        var before = change.Launch;
        change.Set(change.Launch with { Inputs = inputs, Tier = tier });
        change.Record("launch.inputsChanged", null, "The inputs of the launch changed.", reason: command.Reason);
        PlaybookSelection.Apply(change, command.Playbook);
        return PlaybookSelectionRules.Check(before, change.Launch, command, change.Now);
    }

    /// <summary>Takes back the sign-offs of the gates that cover what changed.</summary>
    public static void CoverageChanged(LaunchChange change, Func<Gate, bool> covers)
    {
        foreach (var gate in change.Launch.Gates.Where(covers).ToList())
        {
            GatePassing.ContentChanged(change, gate.Id);
        }
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Merge(Launch launch, ChangeScope command)
    {
        var inputs = launch.Inputs.ToDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal);
        foreach (var (input, values) in command.Inputs)
        {
            if (values is null)
            {
                inputs.Remove(input);
            }
            else
            {
                inputs[input] = values;
            }
        }

        return LaunchInputRules.WithDefaults(inputs, command.Playbook);
    }

    private static bool IsSame(IReadOnlyDictionary<string, IReadOnlyList<string>> one, IReadOnlyDictionary<string, IReadOnlyList<string>> other) =>
        one.Count == other.Count && one.All(input => other.TryGetValue(input.Key, out var values) && values.SequenceEqual(input.Value));
}
