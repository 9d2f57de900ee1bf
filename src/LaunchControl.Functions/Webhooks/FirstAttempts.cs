using System.Collections.Concurrent;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Which first attempts this process makes as soon as there is an event; the others are left to the timer, a minute later at most.</summary>
/// <remarks>A receiver that hangs must not take every place that messages are worked on in, so a webhook has two, and none while its deliveries fail.</remarks>
public sealed class FirstAttempts
{
    private const int MostAtOnce = 2;

    private readonly ConcurrentDictionary<string, int> _underWay = new(StringComparer.Ordinal);

    /// <returns>The place, to be given back; null where there is none.</returns>
    public IDisposable? Take(Webhook webhook)
    {
        if (webhook.FailingSince is not null)
        {
            return null;
        }

        var isFree = _underWay.AddOrUpdate(webhook.Id, 1, (_, count) => count + 1) <= MostAtOnce;
        var place = new Place(_underWay, webhook.Id);
        if (!isFree)
        {
            place.Dispose();
        }

        return isFree ? place : null;
    }

    private sealed class Place(ConcurrentDictionary<string, int> underWay, string webhookId) : IDisposable
    {
        public void Dispose() => underWay.AddOrUpdate(webhookId, 0, (_, count) => count - 1);
    }
}
