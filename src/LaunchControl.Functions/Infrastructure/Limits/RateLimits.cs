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

    // One for all: each such limiter wakes up ten times a second for as long as the process lives.
    private readonly PartitionedRateLimiter<Counted> _limiter = PartitionedRateLimiter.Create<Counted, Counted>(counted =>
        RateLimitPartition.GetFixedWindowLimiter(counted, key => new FixedWindowRateLimiterOptions
        {
            PermitLimit = key.IsAddress ? MostPerAddress(options.Value, key.Use) : MostPerLink(options.Value, key.Use),
            Window = options.Value.Window,
            QueueLimit = 0,
        }));

    /// <summary>Counts the request.</summary>
    /// <param name="capability">The secret part of a link; null where there is none.</param>
    /// <returns>How long to wait, in whole seconds, where it is one too many; null where it may go on.</returns>
    public TimeSpan? Refuse(HttpRequest request, PublicUse use, string? capability = null)
    {
        var wait = Wait(new Counted(use, IsAddress: true, ClientAddress.Of(request, options.Value.TrustedProxies ?? 0)));

        // Secrets are not kept, and may be of any length.
        wait ??= capability is null ? null : Wait(new Counted(use, IsAddress: false, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(capability)))));
        if (wait is not null)
        {
            metrics.RequestLimited(use);
        }

        return wait;
    }

    public void Dispose() => _limiter.Dispose();

    private TimeSpan? Wait(Counted counted)
    {
        using var lease = _limiter.AttemptAcquire(counted);
        return lease.IsAcquired ? null
            : TimeSpan.FromSeconds(Math.Ceiling(((lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : options.Value.Window) + Margin).TotalSeconds));
    }

    private static int MostPerAddress(RateLimitOptions options, PublicUse use) => use switch
    {
        PublicUse.SubmitLink => options.SubmitsPerAddress,
        PublicUse.SendFeedback => options.FeedbackPerAddress,
        PublicUse.Webhook => options.WebhooksPerAddress,
        _ => options.ReadsPerAddress,
    };

    private static int MostPerLink(RateLimitOptions options, PublicUse use) => use switch
    {
        PublicUse.SubmitLink => options.SubmitsPerLink,
        PublicUse.ReadFeedbackForm => options.FeedbackViewsPerLink,
        PublicUse.SendFeedback => options.FeedbackPerLink,
        _ => options.ReadsPerLink,
    };

    private readonly record struct Counted(PublicUse Use, bool IsAddress, string Whose);
}
