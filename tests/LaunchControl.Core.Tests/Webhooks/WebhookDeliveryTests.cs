using CsCheck;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_the_receiver_answers_a_delivery_ends_within_three_days_and_its_last_attempt_is_made_at_their_end() =>
        Gen.Select(Gen.Int[100, 599], Gen.Int[1, 6 * 60]).Array[1, 40].Sample(answers =>
        {
            var delivery = Fresh();
            var now = Now;
            for (var i = 0; delivery.Status == DeliveryStatus.Pending; i++)
            {
                var (status, minutes) = answers[i % answers.Length];
                delivery = delivery.After(new DeliveryAttempt(now, status, $"answered {status}", 5), TimeSpan.FromMinutes(minutes), now);
                Assert.True(delivery.NextAttemptAt is null || delivery.NextAttemptAt > now);
                now = delivery.NextAttemptAt ?? now;
            }

            var last = delivery.Attempts[^1];
            Assert.Equal(last.Status is >= 200 and < 300, delivery.Status == DeliveryStatus.Delivered);
            Assert.True(delivery.Status == DeliveryStatus.Delivered || last.IsGone || delivery.EndedAt == Now.AddDays(3));
            Assert.InRange(delivery.Attempts.Count, 1, 50);
        });

    [Fact]
    public void A_replay_keeps_the_event_id_and_the_attempts_and_has_three_days_of_its_own()
    {
        var gone = Fresh().After(new DeliveryAttempt(Now, 410, "answered 410", 5), TimeSpan.FromMinutes(1), Now);
        Assert.Equal((DeliveryStatus.Failed, null), (gone.Status, gone.NextAttemptAt));

        var replayed = gone.Replay(Now.AddDays(9));

        Assert.Equal((DeliveryStatus.Pending, "some-launch_3", 1, Now.AddDays(12)), (replayed.Status, replayed.EventId, replayed.Attempts.Count, replayed.GivesUpAt));
    }

    [Fact]
    public void Ids_ascend_from_the_newest_to_the_oldest_and_are_safe_in_addresses()
    {
        string[] ids =
        [
            WebhookDelivery.IdOf(Now.AddSeconds(1), 4, "a-launch"),
            WebhookDelivery.IdOf(Now, 12, "a-launch"),
            WebhookDelivery.IdOf(Now, 3, "a-launch"),
            WebhookDelivery.IdOf(Now.AddYears(-20), 99, "a-launch"),
        ];

        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
        Assert.All(ids, id => Assert.True(WebhookDelivery.IsId(id) && Uri.EscapeDataString(id) == id));
        Assert.All(new[] { null, "", "x", new string('1', 40) + "'", new string('a', 400) }, id => Assert.False(WebhookDelivery.IsId(id)));
    }

    private static WebhookDelivery Fresh() => new()
    {
        Id = WebhookDelivery.IdOf(Now, 3, "some-launch"),
        WebhookId = "a1",
        EventId = "some-launch_3",
        EventType = "launchcontrol.gate.approved",
        Body = "{}",
        CreatedAt = Now,
        TriedSince = Now,
        NextAttemptAt = Now,
    };
}
