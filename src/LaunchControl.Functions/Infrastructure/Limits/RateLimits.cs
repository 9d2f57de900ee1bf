using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using LaunchControl.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Limits;

/// <summary>Limits what one link and one address can ask of routes that need no sign-in.</summary>
/// <remarks>By the machine's clock: whoever asks too much does not live on ours. The library forgets links and addresses that are idle.</remarks>
public sealed class RateLimits(IOptions<RateLimitOptions> options, LaunchControlMetrics metrics) : IDisposable
{
    // The library fills windows up a tenth of a second late.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<PublicUse, PartitionedRateLimiter<string>> _byAddress = new()
    {
        [PublicUse.ReadLink] = Limiter(options.Value.ReadsPerAddress, options.Value.Window),
        [PublicUse.SubmitLink] = Limiter(options.Value.SubmitsPerAddress, options.Value.Window),
        [PublicUse.ReadFeedbackForm] = Limiter(options.Value.ReadsPerAddress, options.Value.Window),
        [PublicUse.SendFeedback] = Limiter(options.Value.FeedbackPerAddress, options.Value.Window),
        [PublicUse.ReadCalendar] = Limiter(options.Value.ReadsPerAddress, options.Value.Window),
        [PublicUse.Webhook] = Limiter(options.Value.WebhooksPerAddress, options.Value.Window),
    };

    private readonly Dictionary<PublicUse, PartitionedRateLimiter<string>> _byCapability = new()
    {
        [PublicUse.ReadLink] = Limiter(options.Value.ReadsPerLink, options.Value.Window),
        [PublicUse.SubmitLink] = Limiter(options.Value.SubmitsPerLink, options.Value.Window),
        [PublicUse.ReadFeedbackForm] = Limiter(options.Value.FeedbackViewsPerLink, options.Value.Window),
        [PublicUse.SendFeedback] = Limiter(options.Value.FeedbackPerLink, options.Value.Window),
        [PublicUse.ReadCalendar] = Limiter(options.Value.ReadsPerLink, options.Value.Window),
    };

    /// <summary>Counts the request.</summary>
    /// <param name="capability">The secret part of a link; null where there is none.</param>
    /// <returns>How long to wait, in whole seconds, where it is one too many; null where it may go on.</returns>
    public TimeSpan? Refuse(HttpRequest request, PublicUse use, string? capability = null)
    {
        var wait = Wait(_byAddress[use], ClientAddress.Of(request, options.Value.TrustedProxies ?? 0));

        // Secrets are not kept, and may be of any length.
        wait ??= capability is null ? null : Wait(_byCapability[use], Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(capability))));
        if (wait is not null)
        {
            metrics.RequestLimited(use);
        }

        return wait;
    }

    public void Dispose()
    {
        foreach (var limiter in _byAddress.Values.Concat(_byCapability.Values))
        {
            limiter.Dispose();
        }
    }

    private TimeSpan? Wait(PartitionedRateLimiter<string> limiter, string partition)
    {
        using var lease = limiter.AttemptAcquire(partition);
        return lease.IsAcquired ? null
            : TimeSpan.FromSeconds(Math.Ceiling(((lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : options.Value.Window) + Margin).TotalSeconds));
    }

    private static PartitionedRateLimiter<string> Limiter(int most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(partition =>
        RateLimitPartition.GetFixedWindowLimiter(partition, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window, QueueLimit = 0 }), StringComparer.Ordinal);
}
