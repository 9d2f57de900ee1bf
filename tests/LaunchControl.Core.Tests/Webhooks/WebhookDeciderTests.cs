using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Tests.Webhooks;

public sealed class WebhookDeciderTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly WebhookDraft Draft = new("https://hooks.contoso.example/", [], null, "ops@contoso.example", null);
    private static readonly Webhook Fresh = WebhookDecider.Create("a1", Draft, "2027a", "admin@contoso.example", Now);

    [Theory]
    [InlineData("launchcontrol.gate.approved", "launchcontrol.gate.approved", true)]
    [InlineData("launchcontrol.gate.*", "launchcontrol.gate.approved", true)]
    [InlineData("launchcontrol.*", "launchcontrol.gate.approved", true)]
    [InlineData("launchcontrol.gate.*", "launchcontrol.gateway.opened", false)]
    [InlineData("launchcontrol.gate.approved", "launchcontrol.gate.approvedAgain", false)]
    [InlineData("launchcontrol.item.*", "launchcontrol.gate.approved", false)]
    public void A_pattern_fits_a_type_or_all_that_begin_alike(string pattern, string type, bool fits)
    {
        Assert.Equal(fits, EventPattern.Fits(pattern, type));
        Assert.Equal(fits, (Fresh with { Events = ["launchcontrol.launch.live", pattern] }).Wants(type, "some-launch"));
    }

    [Fact]
    public void Without_events_and_launch_it_wants_all_and_with_a_launch_only_its_own()
    {
        Assert.True(Fresh.Wants("launchcontrol.item.added", "any"));
        Assert.True((Fresh with { LaunchId = "mine" }).Wants("launchcontrol.item.added", "mine"));
        Assert.False((Fresh with { LaunchId = "mine" }).Wants("launchcontrol.item.added", "other"));
    }

    [Fact]
    public void A_rotation_keeps_the_secrets_before_for_a_day_each_and_no_longer()
    {
        var once = WebhookDecider.RotateSecret(Fresh, "2027b", "admin@contoso.example", Now);
        Assert.Equal([2, 1], once.SecretsAt(Now.AddHours(24).AddTicks(-1)).Select(secret => secret.Generation));
        Assert.Equal([2], once.SecretsAt(Now.AddHours(24)).Select(secret => secret.Generation));
        Assert.Equal(["2027b", "2027a"], once.Secrets.Select(secret => secret.KeyId));

        var twice = WebhookDecider.RotateSecret(once, "2027b", "admin@contoso.example", Now.AddHours(1));
        Assert.Equal([3, 2, 1], twice.SecretsAt(Now.AddHours(1)).Select(secret => secret.Generation));
        Assert.Equal([3, 2], twice.SecretsAt(Now.AddHours(24)).Select(secret => secret.Generation));
        var often = Enumerable.Range(2, 8).Aggregate(once, (webhook, minute) => WebhookDecider.RotateSecret(webhook, "2027b", "admin@contoso.example", Now.AddMinutes(minute)));
        Assert.Equal([10, 9, 8, 7, 6], often.SecretsAt(Now.AddHours(1)).Select(secret => secret.Generation));
    }

    [Fact]
    public void Three_days_without_any_success_disable_it_and_one_success_in_between_starts_the_count_anew()
    {
        var failing = Failed(Fresh, Now, Now.AddMinutes(1));
        Assert.Equal(Now, failing.FailingSince);
        Assert.True(Failed(failing, Now.AddDays(2), Now.AddDays(3).AddTicks(-1)).IsActive);
        var disabled = Failed(failing, Now.AddDays(2), Now.AddDays(3));
        Assert.Equal((false, true, "disabled"), (disabled.IsActive, disabled.Disabled!.IsNoticeOwed, disabled.History[^1].Action));

        var recovered = WebhookDecider.Succeeded(failing, Now.AddDays(2));
        var again = Failed(recovered, Now, Now.AddDays(3));
        Assert.Equal((true, (DateTimeOffset?)Now.AddDays(2)), (again.IsActive, again.FailingSince));
    }

    [Fact]
    public void Gone_disables_it_at_once_and_only_once_and_enabling_forgives_the_past()
    {
        var gone = WebhookDecider.Failed(Fresh, isGone: true, Now, Now);
        Assert.False(gone.IsActive);
        Assert.Same(gone, WebhookDecider.Failed(gone, isGone: true, Now, Now.AddDays(9)));
        Assert.False(gone.Wants("launchcontrol.item.added", "any"));

        var enabled = WebhookDecider.Enable(WebhookDecider.NoticeGiven(gone), "admin@contoso.example", Now.AddDays(9));
        Assert.Equal((true, null, "admin@contoso.example"), (enabled.IsActive, enabled.FailingSince, enabled.History[^1].Actor));
        Assert.Same(enabled, WebhookDecider.Enable(enabled, "admin@contoso.example", Now.AddDays(9)));
        Assert.Equal(Now.AddDays(9), Failed(enabled, Now, Now.AddDays(10)).FailingSince);
    }

    [Fact]
    public void A_change_says_in_the_history_what_became_of_what_and_a_repeat_changes_nothing()
    {
        var changed = WebhookDecider.Change(Fresh, Draft with { Events = ["launchcontrol.gate.*"], Contact = "new@contoso.example" }, "b@contoso.example", Now.AddDays(1));

        var noted = changed.History[^1];
        Assert.Equal(("b@contoso.example", "changed"), (noted.Actor, noted.Action));
        Assert.Equal("events: all became launchcontrol.gate.*; contact: ops@contoso.example became new@contoso.example.", noted.Summary);
        Assert.Same(changed, WebhookDecider.Change(changed, Draft with { Events = ["launchcontrol.gate.*"], Contact = "new@contoso.example" }, "c@contoso.example", Now));
    }

    [Fact]
    public void A_long_history_keeps_its_beginning_and_its_end()
    {
        var webhook = Fresh;
        for (var i = 1; i <= 200; i++)
        {
            webhook = WebhookDecider.Change(webhook, Draft with { Description = $"{i}" }, "b@contoso.example", Now);
        }

        Assert.Equal((50, "created"), (webhook.History.Count, webhook.History[0].Action));
        Assert.Contains("199 became 200", webhook.History[^1].Summary, StringComparison.Ordinal);
    }

    private static Webhook Failed(Webhook webhook, DateTimeOffset triedSince, DateTimeOffset at) => WebhookDecider.Failed(webhook, isGone: false, triedSince, at);
}
