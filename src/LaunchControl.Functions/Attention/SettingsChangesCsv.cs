using LaunchControl.Core.Attention;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Attention;

/// <summary>Changes of a person's settings as CSV.</summary>
internal static class SettingsChangesCsv
{
    public static CsvColumns<AttentionSettingsChange> Columns { get; } = new(
        ("at", change => change.At),
        ("by", change => change.By),
        ("timeZone", change => change.Settings?.TimeZone),
        ("workFrom", change => change.Settings?.WorkFrom),
        ("workTo", change => change.Settings?.WorkTo),
        ("workingDays", change => change.Settings?.WorkingDays is { } days ? string.Join(' ', days.Select(day => ApiJson.Spelled(day.ToString()))) : null),
        ("holidays", change => change.Settings?.Holidays is { } days ? string.Join(' ', days.Select(day => $"{day:yyyy-MM-dd}")) : null),
        ("digestAt", change => change.Settings?.DigestAt),
        ("dailyCap", change => change.Settings?.DailyCap),
        ("newsInDigest", change => change.Settings?.NewsInDigest));
}
