using System.Collections.Concurrent;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Which first attempts this process makes as soon as there is an event; the others are left to the timer, a minute later at most.</summary>
/// <remarks>
/// A receiver that hangs must not take every place that messages are worked on in, so a webhook has two, and none while its deliveries fail. A chat channel has one a minute:
/// what comes in a burst waits for the timer, which makes one message of it, for people and for the chat, which takes one message a second.
/// </remarks>
public sealed class FirstAttempts(TimeProvider time)
{
    private const int MostAtOnce = 2;
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, int> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastMessages = new(StringComparer.Ordinal);

    /// <returns>The place, to be given back; null where there is none.</returns>
    public IDisposable? Take(Webhook webhook)
    {
        if (webhook.FailingSince is not null || (webhook.Chat is not null && !MayPost(webhook.Id)))
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

    /// <summary>A message goes to a chat channel now.</summary>
    public void NoteMessage(string webhookId) => _lastMessages[webhookId] = time.GetUtcNow();

    // Of several that ask at once one may.
    private bool MayPost(string webhookId)
    {
        var now = time.GetUtcNow();
        return _lastMessages.TryGetValue(webhookId, out var last)
            ? now - last >= BetweenMessages && _lastMessages.TryUpdate(webhookId, now, last)
            : _lastMessages.TryAdd(webhookId, now);
    }

    private sealed class Place(ConcurrentDictionary<string, int> underWay, string webhookId) : IDisposable
    {
        public void Dispose() => underWay.AddOrUpdate(webhookId, 0, (_, count) => count - 1);
    }
}
