using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Which webhooks there are, as of at most a minute ago: reading them for each event would cost a call each. Changes by this process count at once.</summary>
public sealed class WebhookDirectory(IWebhooks webhooks, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<Webhook>>? _known;
    private DateTimeOffset _readAt;

    public Task<IReadOnlyList<Webhook>> ListAsync()
    {
        lock (_gate)
        {
            if (_known is null or { IsFaulted: true } or { IsCanceled: true } || time.GetUtcNow() - _readAt >= KeptFor)
            {
                (_known, _readAt) = (webhooks.ListAsync(CancellationToken.None), time.GetUtcNow());
            }

            return _known;
        }
    }

    /// <summary>Something changed.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _known = null;
        }
    }
}
