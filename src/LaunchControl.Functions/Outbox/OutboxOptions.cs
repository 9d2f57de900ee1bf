using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Outbox;

/// <summary>When intents count as left behind. Section <c>Outbox</c>.</summary>
public sealed class OutboxOptions : IValidatableObject
{
    public const string Section = "Outbox";

    /// <summary>
    /// How long the instance that made a decision has to carry it out before others do it. Default 30 seconds, up to 1 hour; zero only
    /// where there is one instance.
    /// </summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Grace < TimeSpan.Zero || Grace > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult("Outbox__grace must be between zero and one hour, for instance 00:00:30.", [nameof(Grace)]);
        }
    }
}
