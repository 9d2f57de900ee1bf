using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>ISO 8601 durations, written as the format describes them.</summary>
internal static class DurationRules
{
    /// <summary>The same as <see cref="IsoDuration.TryParse"/>, but for signs and other letters.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        return text.StartsWith('P') && text.All(character => char.IsAsciiDigit(character) || "PTDHMS.".Contains(character, StringComparison.Ordinal))
            && IsoDuration.TryParse(text, out duration);
    }
}
