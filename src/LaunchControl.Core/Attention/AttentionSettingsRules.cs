using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>What a person's settings must fulfil.</summary>
public static class AttentionSettingsRules
{
    /// <summary>Adds every fault to <paramref name="faults"/>; members that are already faulty are left alone.</summary>
    public static void Check(AttentionSettings settings, FaultList faults)
    {
        var (from, to) = (settings.WorkFrom, settings.WorkTo);
        Require(settings.TimeZone is not { } zone || (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId), "/timeZone",
            "Unknown time zone. Give an IANA name such as Europe/Berlin or Asia/Kolkata.");
        Require(from is null == to is null, to is null ? "/workTo" : "/workFrom", "Give both the beginning and the end of work, or neither.");
        Require(from is null || to is null || from < to, "/workTo", "Work ends after it begins, on the same day.");
        Require(settings.DigestAt is null || from is null || to is null || (from <= settings.DigestAt && settings.DigestAt < to), "/digestAt", "The digest comes within working hours.");
        Require(settings.WorkingDays is not { Count: 0 }, "/workingDays", "Give at least one working day.");
        Require(settings.Holidays is not { Count: > AttentionSettings.MostHolidays }, "/holidays", $"At most {AttentionSettings.MostHolidays} holidays.");
        Require(settings.DailyCap is null or (>= AttentionSettings.LeastDailyCap and <= AttentionSettings.MostDailyCap), "/dailyCap",
            $"Give {AttentionSettings.LeastDailyCap} to {AttentionSettings.MostDailyCap} mails a day.");

        void Require(bool isMet, string pointer, string message)
        {
            if (!isMet && !faults.Has(pointer))
            {
                faults.Add(pointer, message);
            }
        }
    }
}
