using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Conditions that some launch can fulfil.</summary>
internal static class ConditionRules
{
    public static void Check(PlaybookDocument document, string pointer, PlaybookCondition? condition)
    {
        if (condition is null)
        {
            return;
        }

        ListRules.CheckUnique(document.Faults, condition.Tier.Select((tier, index) => ($"{pointer}/tier/{index}", tier.ToString())), "tier");
        if (condition.Market.Count > 0)
        {
            CheckInput(document, $"{pointer}/market", PlaybookCondition.MarketsInput, condition.Market);
        }

        ListRules.CheckCount(document.Faults, $"{pointer}/input", condition.Input.Count, PlaybookLimits.MostInputs, "inputs");
        foreach (var (input, values) in condition.Input)
        {
            var place = $"{pointer}/input/{FaultList.Segment(input)}";
            document.Faults.Require(values.Count > 0, place, "Give at least one value, or remove this input: no answer would match.");
            CheckInput(document, place, input, values);
        }
    }

    private static void CheckInput(PlaybookDocument document, string pointer, string id, IReadOnlyList<string> values)
    {
        ListRules.CheckValues(document.Faults, pointer, values);
        if (document.FindInput(id) is { } input)
        {
            InputRules.CheckKnownValues(document.Faults, pointer, values, input);
        }
        else
        {
            document.Faults.Require(!document.InputsAreKnown, pointer, $"There is no input '{id}'. Declare it in 'inputs', or name one of those.");
        }
    }
}
