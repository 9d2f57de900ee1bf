using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Infrastructure.Limits;

/// <summary>How many requests routes that need no sign-in take. Section <c>RateLimits</c>.</summary>
/// <remarks>The defaults are far above what people, mail scanners and an office behind one address do; they are there for programs that run wild. Each instance counts by itself.</remarks>
public sealed class RateLimitOptions : IValidatableObject
{
    public const string Section = "RateLimits";

    /// <summary>The time that the numbers are for: 1 second to 1 hour. Default 1 minute.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Views of one link. Default 1,200.</summary>
    public int ReadsPerLink { get; set; } = 1_200;

    /// <summary>Forms sent through one link. Default 120.</summary>
    public int SubmitsPerLink { get; set; } = 120;

    /// <summary>Views from one address. Default 6,000.</summary>
    public int ReadsPerAddress { get; set; } = 6_000;

    /// <summary>Forms from one address. Default 1,200.</summary>
    public int SubmitsPerAddress { get; set; } = 1_200;

    /// <summary>Views of one public feedback form, which a crowd may share. Default 6,000.</summary>
    public int FeedbackViewsPerLink { get; set; } = 6_000;

    /// <summary>Feedback sent through one public form. Default 600.</summary>
    public int FeedbackPerLink { get; set; } = 600;

    /// <summary>Feedback sent through public forms from one address. Default 60.</summary>
    public int FeedbackPerAddress { get; set; } = 60;

    /// <summary>Posts to incoming webhooks from one address. Default 3,000.</summary>
    public int WebhooksPerAddress { get; set; } = 3_000;

    /// <summary>
    /// How many proxies in front of the app add the address of whoever called them to <c>X-Forwarded-For</c>: 0 believes the connection alone,
    /// 1 is Azure Functions or App Service, 2 has Front Door before it. Too high a number lets callers choose their address.
    /// Default 0, on Azure 1.
    /// </summary>
    [Range(0, 5, ErrorMessage = "RateLimits__trustedProxies must be a number from 0 to 5, for instance 1 on Azure.")]
    public int? TrustedProxies { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window < TimeSpan.FromSeconds(1) || Window > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult("RateLimits__window must be between one second and one hour, for instance 00:01:00.", [nameof(Window)]);
        }

        foreach (var (name, limit) in new[]
        {
            ("readsPerLink", ReadsPerLink), ("submitsPerLink", SubmitsPerLink), ("readsPerAddress", ReadsPerAddress), ("submitsPerAddress", SubmitsPerAddress),
            ("webhooksPerAddress", WebhooksPerAddress), ("feedbackViewsPerLink", FeedbackViewsPerLink), ("feedbackPerLink", FeedbackPerLink), ("feedbackPerAddress", FeedbackPerAddress),
        })
        {
            if (limit is < 1 or > 1_000_000)
            {
                yield return new ValidationResult($"RateLimits__{name} must be a number from 1 to 1000000, for instance 1200.", [name]);
            }
        }
    }
}
