using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>What the inputs of a launch must fulfil.</summary>
internal static class LaunchInputRules
{
    public const int MostValues = 50;
    public const int LongestValue = 500;

    /// <param name="tier">Null where a request gives none; then what depends on it is not looked at.</param>
    public static void Check(IReadOnlyDictionary<string, IReadOnlyList<string>> inputs, Playbook playbook, LaunchTier? tier, FaultList faults)
    {
        foreach (var (id, values) in inputs)
        {
            var pointer = $"/inputs/{FaultList.Segment(id)}";
            if (playbook.Inputs.FirstOrDefault(input => input.Id == id) is { } asked)
            {
                CheckValues(asked, values, pointer, faults);
            }
            else
            {
                faults.Add(pointer, playbook.Inputs.Count == 0
                    ? $"Playbook '{playbook.Id}' asks for no inputs."
                    : $"Playbook '{playbook.Id}' has no input '{id}'. It has: {string.Join(", ", playbook.Inputs.Select(input => input.Id))}.");
            }
        }

        foreach (var missing in playbook.Inputs.Where(input => input.Required && inputs.GetValueOrDefault(input.Id, []).Count == 0))
        {
            faults.Add($"/inputs/{FaultList.Segment(missing.Id)}", $"Answer this: {missing.Title}");
        }

        if (tier is { } known)
        {
            CheckAddresses(inputs, playbook, known, faults);
        }
    }

    /// <summary>The answers of a request, and for inputs that it leaves out, what the playbook takes for granted.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> WithDefaults(IReadOnlyDictionary<string, IReadOnlyList<string>> inputs, Playbook playbook)
    {
        var all = inputs.ToDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal);
        foreach (var input in playbook.Inputs.Where(input => input.Default.Count > 0))
        {
            all.TryAdd(input.Id, input.Default);
        }

        return all;
    }

    private static void CheckValues(PlaybookInput input, IReadOnlyList<string> values, string pointer, FaultList faults)
    {
        if (values.Count > MostValues)
        {
            faults.Add(pointer, $"At most {MostValues} values.");
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (input.Values.Count > 0 && !input.Values.Contains(values[i], StringComparer.OrdinalIgnoreCase))
            {
                faults.Add($"{pointer}/{i}", $"Unknown value. Give one of: {string.Join(", ", input.Values)}.");
            }
            else if (values[i].Length > LongestValue || values[i].Any(char.IsControl))
            {
                faults.Add($"{pointer}/{i}", $"One line of at most {LongestValue} characters.");
            }
        }
    }

    // A check without an address would never pass.
    private static void CheckAddresses(IReadOnlyDictionary<string, IReadOnlyList<string>> inputs, Playbook playbook, LaunchTier tier, FaultList faults)
    {
        var checks = playbook.Phases.SelectMany(phase => phase.Gates).Where(gate => gate.When?.Holds(tier, inputs) ?? true)
            .SelectMany(gate => gate.Items).Where(item => item.Check is not null && (item.When?.Holds(tier, inputs) ?? true));
        foreach (var item in checks)
        {
            foreach (var input in CheckUrl.InputsOf(item.Check!.Url).Where(input => !CheckUrl.IsAddress(CheckUrl.Fill(item.Check.Url, inputs)) && !faults.Has($"/inputs/{input}")))
            {
                faults.Add($"/inputs/{input}", $"The automated check '{item.Title}' needs this to make an http or https address of '{item.Check.Url}'.");
            }
        }
    }
}
