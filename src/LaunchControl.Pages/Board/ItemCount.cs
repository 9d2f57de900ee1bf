using LaunchControl.Core.Gates;

namespace LaunchControl.Pages;

/// <summary>How far a checklist is, in words that don't call done what was waived.</summary>
internal static class ItemCount
{
    /// <summary><c>9 of 12 items settled: 6 done, 2 waived, 1 not applicable</c>; <c>9 of 12 items done</c> where that is all of it.</summary>
    public static string Of(IReadOnlyList<ChecklistItem> items)
    {
        List<ChecklistItem> settled = [.. items.Where(item => item.IsSettled)];
        var whole = $"{settled.Count} of {DateText.Count(items.Count, "item")}";
        return settled.TrueForAll(item => item.Status == ItemStatus.Done) ? $"{whole} done" : $"{whole} settled: {Settled(settled)}";
    }

    /// <summary><c>6 done, 2 waived, 1 not applicable</c>.</summary>
    public static string Settled(IReadOnlyList<ChecklistItem> settled)
    {
        var parts = new[] { (ItemStatus.Done, "done"), (ItemStatus.Waived, "waived"), (ItemStatus.NotApplicable, "not applicable") }
            .Select(part => (Count: settled.Count(item => item.Status == part.Item1), Word: part.Item2)).Where(part => part.Count > 0);
        return string.Join(", ", parts.Select(part => DateText.Count(part.Count, part.Word, part.Word)));
    }
}
