namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Inputs: what a start request is asked.</summary>
internal static class InputRules
{
    public static void Check(PlaybookDocument document)
    {
        var (inputs, faults) = (document.Playbook.Inputs, document.Faults);
        ListRules.CheckCount(faults, "/inputs", inputs.Count, PlaybookLimits.MostInputs, "inputs");
        ListRules.CheckUnique(faults, inputs.Select((input, index) => ($"/inputs/{index}/id", input.Id)), "input");
        for (var i = 0; i < inputs.Count; i++)
        {
            var pointer = $"/inputs/{i}";
            TextRules.CheckId(faults, $"{pointer}/id", inputs[i].Id);
            TextRules.CheckLine(faults, $"{pointer}/title", inputs[i].Title, "the question that this input asks", PlaybookLimits.LongestName);
            ListRules.CheckValues(faults, $"{pointer}/values", inputs[i].Values);
            ListRules.CheckValues(faults, $"{pointer}/default", inputs[i].Default);
            CheckKnownValues(faults, $"{pointer}/default", inputs[i].Default, inputs[i]);
        }
    }

    /// <summary>Values must be among those that the input has, if it lists any.</summary>
    public static void CheckKnownValues(DocumentFaults faults, string pointer, IReadOnlyList<string> values, PlaybookInput input)
    {
        for (var i = 0; i < values.Count; i++)
        {
            faults.Require(input.Values.Count == 0 || input.Values.Contains(values[i], StringComparer.OrdinalIgnoreCase), $"{pointer}/{i}",
                $"Input '{input.Id}' has no value '{values[i]}'. Add it to the input's 'values', or give one of those.");
        }
    }
}
