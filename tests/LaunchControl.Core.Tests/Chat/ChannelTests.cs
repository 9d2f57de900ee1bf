using LaunchControl.Core.Chat;
using LaunchControl.Core.Events;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Tests.Chat;

public sealed class ChannelTests
{
    private const string LaunchId = "contoso-pulse-2-0-7f3k2m";
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly SealedAddress Address = new("2027a", "c2VhbGVk", "hooks.slack.com", "5d41402a");
    private static readonly ChannelDraft Draft = new(ChatKind.Slack, "marketing", [], Address);
    private static readonly Webhook Fresh = ChannelDecider.Create(LaunchId, "marketing", Draft, "pm@contoso.example", Now);

    [Fact]
    public void The_usual_events_are_in_the_catalogue_and_in_order()
    {
        Assert.All(ChatEvents.Usual, type => Assert.Contains(EventCatalogue.All, kind => kind.Type == type));
        Assert.Equal(ChatEvents.Usual.Order(StringComparer.Ordinal), ChatEvents.Usual);
    }

    [Fact]
    public void A_channel_without_events_wants_the_usual_ones_of_its_launch_and_another_those_that_it_names()
    {
        Assert.True(Fresh.Wants("launchcontrol.gate.signOffRequested", LaunchId));
        Assert.False(Fresh.Wants("launchcontrol.item.completed", LaunchId));
        Assert.False(Fresh.Wants("launchcontrol.gate.signOffRequested", "another-launch-7f3k2m"));
        Assert.True((Fresh with { Events = ["launchcontrol.item.*"] }).Wants("launchcontrol.item.completed", LaunchId));
    }

    [Theory]
    [InlineData("marketing", "marketing", true)]
    [InlineData("marketing", "sales", false)]
    [InlineData("marketing", null, true)]
    [InlineData(null, "sales", true)]
    public void A_team_s_channel_hears_of_its_team_and_of_the_launch_as_a_whole(string? channel, string? concerned, bool isTold) =>
        Assert.Equal(isTold, (Fresh.Chat! with { Team = channel }).Concerns(concerned));

    [Fact]
    public void Ids_of_channels_are_well_formed_tell_launches_apart_and_are_recognized()
    {
        Assert.True(WebhookId.IsWellFormed(Fresh.Id));
        Assert.True(ChannelId.IsChannel(Fresh.Id));
        Assert.False(ChannelId.IsChannel("0123456789abcdef"));
        string[] ids = [Fresh.Id, ChannelId.WebhookIdOf(LaunchId, "sales"), ChannelId.WebhookIdOf("another-launch-7f3k2m", "marketing")];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(new[] { "", "Marketing", "a b", new string('a', 41), null }, id => Assert.False(ChannelId.IsWellFormed(id)));
    }

    [Fact]
    public void A_change_keeps_the_address_unless_there_is_a_new_one_and_its_history_names_no_address()
    {
        Assert.Same(Fresh, ChannelDecider.Change(Fresh, Draft with { Address = null }, "other@contoso.example", Now.AddDays(1)));
        var changed = ChannelDecider.Change(Fresh, Draft with { Team = null, Address = Address with { Text = "bmV3", Fingerprint = "0123abcd" } }, "other@contoso.example", Now.AddDays(1));
        Assert.Equal("bmV3", changed.Chat!.Address!.Text);
        Assert.Equal("team: marketing became all; address: hooks.slack.com (5d41402a) became hooks.slack.com (0123abcd).", changed.History[^1].Summary);
        Assert.Equal("https://hooks.slack.com/", changed.Url);
        Assert.DoesNotContain(changed.History, line => line.Summary.Contains("bmV3", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_was_given_up_posts_again_once_it_is_put_again()
    {
        var disabled = WebhookDecider.Failed(Fresh, isGone: true, Now, Now);
        Assert.False(disabled.IsActive);
        var enabled = ChannelDecider.Change(disabled, Draft with { Address = null }, "pm@contoso.example", Now.AddDays(1));
        Assert.Equal((true, "enabled"), (enabled.IsActive, enabled.History[^1].Action));
    }

    [Fact]
    public void What_is_kept_of_a_removed_one_has_no_address() => Assert.Null(ChannelDecider.Remove(Fresh, "pm@contoso.example", Now).Chat!.Address);
}
