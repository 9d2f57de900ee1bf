using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Offsets, and which of two comes later.</summary>
/// <remarks>
/// Two offsets are compared only where the answer is the same for every launch date, time zone and calendar: offsets of the same unit,
/// of days with hours (a day has 21 to 27 hours, to be safe with clock changes), and either side of the launch moment. Whether
/// <c>L-10wd</c> comes before <c>L-13d</c> depends on the date, so that is nobody's fault here.
/// </remarks>
internal static class DueRules
{
    // More than any zone's daylight saving.
    private const int MostHoursShifted = 3;

    public static void CheckBeforeLaunch(DocumentFaults faults, string pointer, string text)
    {
        var isOffset = DueOffset.TryParse(text, out var offset);
        faults.Require(isOffset, pointer, "Give an offset from the launch of at most 1000 days, such as L-14d, L-10wd or L-2h.");
        faults.Require(offset.Amount <= 0, pointer, $"This is due after the launch. Give an offset before it, such as L-{Math.Max(1, offset.Amount)}d.");
    }

    /// <summary>Whether the first is later than the second, whenever the launch is. False where either can't be read.</summary>
    public static bool IsCertainlyLater(string first, string second) =>
        DueOffset.TryParse(first, out var one) && DueOffset.TryParse(second, out var two) && IsCertainlyLater(one, two);

    public static bool IsCertainlyLater(DueOffset first, DueOffset second) => (first.Unit, second.Unit) switch
    {
        _ when first.Amount == 0 || second.Amount == 0 || first.Unit == second.Unit => first.Amount > second.Amount,
        (DueUnit.Hours, DueUnit.Days) => first.Amount > (second.Amount * 24) + MostHoursShifted,
        (DueUnit.Days, DueUnit.Hours) => (first.Amount * 24) - MostHoursShifted > second.Amount,
        _ => first.Amount > 0 && second.Amount < 0,
    };
}
