using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Watchdog;

/// <summary>When the watchdog steps in. Section <c>Watchdog</c>.</summary>
public sealed class WatchdogOptions : IValidatableObject
{
    public const string Section = "Watchdog";

    /// <summary>How late an orchestration or an intent may be before the watchdog looks at it. Default 2 minutes, 10 seconds to 1 hour.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(2);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Grace < TimeSpan.FromSeconds(10) || Grace > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult("Watchdog__grace must be between 10 seconds and one hour, for instance 00:02:00.", [nameof(Grace)]);
        }
    }
}
