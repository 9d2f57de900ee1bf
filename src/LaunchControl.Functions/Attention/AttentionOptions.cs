using System.ComponentModel.DataAnnotations;
using LaunchControl.Core.Attention;

namespace LaunchControl.Functions.Attention;

/// <summary>How much mail people get. Section <c>Attention</c>.</summary>
public sealed class AttentionOptions : IValidatableObject
{
    public const string Section = "Attention";

    private const int Most = 1000;

    /// <summary>Mails a day to somebody who set no number of their own, but for urgent ones. Default 10, 3 to 1000.</summary>
    public int DailyCap { get; set; } = AttentionSettings.UsualDailyCap;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DailyCap is < AttentionSettings.LeastDailyCap or > Most)
        {
            yield return new ValidationResult("Attention__dailyCap must be between 3 and 1000, for instance 10.", [nameof(DailyCap)]);
        }
    }
}
