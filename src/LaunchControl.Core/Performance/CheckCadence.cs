using System.Globalization;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Performance;

/// <summary>Checks at an even distance: <c>every P1D until P30D</c> means <c>L+1d</c> to <c>L+30d</c>.</summary>
public static class CheckCadence
{
    public const int MostChecks = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1000);

    /// <summary>The offsets. Whole days keep the launch's wall time over clock changes; hours are exact.</summary>
    /// <param name="every">ISO 8601 duration of whole hours, PT1H or more.</param>
    /// <param name="until">ISO 8601 duration, at most P1000D; the last check is then or before.</param>
    /// <param name="fault">Gets the member, <c>every</c> or <c>until</c>, and what is wrong with it.</param>
    /// <returns>None where there is a fault.</returns>
    public static IReadOnlyList<string> Expand(string? every, string? until, Action<string, string> fault)
    {
        var isStep = TryParse(every, out var step) && step >= TimeSpan.FromHours(1) && step.Ticks % TimeSpan.TicksPerHour == 0 && step <= Longest;
        var isEnd = TryParse(until, out var end) && end <= Longest;
        if (!isStep)
        {
            fault("every", "Give an ISO 8601 duration of whole hours from PT1H to P1000D, such as PT6H or P1D.");
        }

        if (!isEnd || (isStep && end < step))
        {
            fault("until", "Give an ISO 8601 duration of at most P1000D that is not shorter than 'every', such as P30D.");
        }
        else if (isStep && end / step >= MostChecks + 1)
        {
            fault("until", string.Create(CultureInfo.InvariantCulture, $"That would be {Math.Floor(end / step)} checks, and {MostChecks} is the most. End earlier, or check less often."));
        }
        else if (isStep)
        {
            return [.. Enumerable.Range(1, (int)(end / step)).Select(number => Offset(step * number, isInDays: step.Ticks % TimeSpan.TicksPerDay == 0))];
        }

        return [];
    }

    private static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        return text is not null && Playbooks.Rules.DurationRules.TryParse(text, out duration);
    }

    private static string Offset(TimeSpan after, bool isInDays) =>
        (isInDays ? new DueOffset((int)after.TotalDays, DueUnit.Days) : new DueOffset((int)after.TotalHours, DueUnit.Hours)).ToString();
}
