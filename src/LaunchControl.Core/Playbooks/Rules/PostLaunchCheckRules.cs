using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>When performance is checked: after launch, earliest first.</summary>
internal static class PostLaunchCheckRules
{
    public static void Check(DocumentFaults faults, IReadOnlyList<string> checks)
    {
        ListRules.CheckCount(faults, "/postLaunchChecks", checks.Count, PlaybookLimits.MostPostLaunchChecks, "checks");
        for (var i = 0; i < checks.Count; i++)
        {
            var pointer = $"/postLaunchChecks/{i}";
            var isOffset = DueOffset.TryParse(checks[i], out var offset);
            faults.Require(isOffset, pointer, "Give an offset from the launch of at most 1000 days, such as L+1h or L+30d.");
            faults.Require(!isOffset || offset.Amount > 0, pointer, "A check comes after the launch. Give an offset such as L+1h or L+30d.");
            if (isOffset && i > 0 && DueOffset.TryParse(checks[i - 1], out var previous))
            {
                faults.Require(offset != previous && !DueRules.IsCertainlyLater(previous, offset), pointer,
                    $"Checks are listed earliest first, each once; this one does not come after {checks[i - 1]}.");
                faults.Require(checks[i] == checks[i - 1] || !checks.Take(i).Contains(checks[i]), pointer, $"{checks[i]} is listed already. Name each check once.");
            }
        }
    }
}
