using System.Net;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Chat;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>Chat channels from the board.</summary>
public sealed class ChannelFormTests(ChatHost host) : IClassFixture<ChatHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_channel_is_made_changed_from_what_it_is_and_removed()
    {
        var launch = await StartAsync("channel-form");
        using var owner = await BoardForms.SignInAsync(_api);
        Dictionary<string, string> answers = new() { ["channel"] = "marketing", ["kind"] = "slack", ["url"] = host.Chat.Url("/made/secret") };
        var form = await owner.OpenAsync(Path(launch, "channel"));
        var wrong = await owner.SendAsync(form, new(answers) { ["channel"] = "Not a name", ["url"] = "https://evil.example/x" });
        Assert.Equal("#channel", wrong.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        wrong = await owner.SendAsync(form, new(answers) { ["url"] = "https://evil.example/x" });
        Assert.Equal("#url", wrong.Document.QuerySelector(".errors a")!.GetAttribute("href"));

        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(form, answers)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(form, answers)).Status);
        Assert.Empty((await host.ReadAsync(launch, "marketing"))["events"]!.AsArray());
        var taken = await owner.SendAsync(form, new(answers) { ["url"] = host.Chat.Url("/other/secret") });
        Assert.Equal("#channel", taken.Document.QuerySelector(".errors a")!.GetAttribute("href"));

        var board = await owner.OpenAsync($"/board/{launch.Id}");
        Assert.Contains("Posted to chat", board.Text, StringComparison.Ordinal);
        Assert.NotNull(board.Document.QuerySelector("a[href$='/actions/change-channel?of=marketing']"));

        var change = await owner.OpenAsync(Path(launch, "change-channel", "marketing"));
        Assert.DoesNotContain("secret", change.Document.QuerySelector("#url")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.True(change.Document.QuerySelector("input[value=slack]")!.HasAttribute("checked"));
        await owner.DoAsync(Path(launch, "change-channel", "marketing"), new() { ["team"] = "team", ["events"] = "launchcontrol.gate.*\nlaunchcontrol.item.completed" });
        await owner.DoAsync(Path(launch, "change-channel", "marketing"), new() { ["kind"] = "slack" });
        var channel = await host.ReadAsync(launch, "marketing");
        Assert.Equal("team", channel["team"]!.GetValue<string>());
        Assert.Equal(["launchcontrol.gate.*", "launchcontrol.item.completed"], channel["events"]!.AsArray().Select(type => type!.GetValue<string>()));
        var moved = await owner.SendAsync(await owner.OpenAsync(Path(launch, "change-channel", "marketing")), new() { ["kind"] = "teams" });
        Assert.Equal("#url", moved.Document.QuerySelector(".errors a")!.GetAttribute("href"));

        await owner.DoAsync(Path(launch, "remove-channel", "marketing"));
        Assert.Empty((await _api.GetAsync($"api/launches/{launch.Id}/channels"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync(Path(launch, "remove-channel", "marketing"))).Status);
        Assert.DoesNotContain("Posted to chat", (await owner.OpenAsync($"/board/{launch.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_message_is_posted_and_one_that_does_not_arrive_is_told()
    {
        var launch = await StartAsync("channel-form-trial");
        await host.PutAsync(launch, "trial");
        using var owner = await BoardForms.SignInAsync(_api);
        var board = await owner.DoAsync(Path(launch, "test-channel", "trial"));
        Assert.Contains("trial message", board.Done, StringComparison.Ordinal);
        Assert.Contains(host.Posts("trial"), post => post.ToJsonString().Contains("This is a test", StringComparison.Ordinal));

        await launch.CallAsync(HttpMethod.Put, "channels/trial", new System.Text.Json.Nodes.JsonObject { ["kind"] = "slack", ["url"] = $"http://127.0.0.1:{Ports.Free()}/nobody" });
        var failed = await owner.SendAsync(await owner.OpenAsync(Path(launch, "test-channel", "trial")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, failed.Status);
        Assert.Contains("did not arrive", failed.Errors, StringComparison.Ordinal);
    }

    private Task<SmallLaunch> StartAsync(string id) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(id));

    private static string Path(SmallLaunch launch, string action, string? of = null) => $"/board/{launch.Id}/actions/{action}{(of is null ? "" : $"?of={of}")}";
}
