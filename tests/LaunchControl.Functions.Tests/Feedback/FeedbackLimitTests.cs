using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Feedback;

/// <summary>So much feedback a minute through one form and from one address, and no decision on a gate is hindered by that.</summary>
public sealed class FeedbackLimitTests : IAsyncLifetime
{
    private readonly RunningHost _host = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["RateLimits:Window"] = "00:10:00",
            ["RateLimits:FeedbackViewsPerLink"] = "4",
            ["RateLimits:FeedbackPerLink"] = "5",
            ["RateLimits:FeedbackPerAddress"] = "2",
            ["RateLimits:TrustedProxies"] = "1",
        },
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_one_too_many_is_not_recorded_and_says_so()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("feedback-limits"));
        var link = (await launch.CallAsync(HttpMethod.Post, "feedback/link")).Body["address"]!.GetValue<string>();

        Assert.Equal([303, 303, 429, 303, 303, 303, 429], await SendAllAsync(link, 1, 1, 1, 2, 2, 3, 4));
        using var limited = await SendAsync(HttpMethod.Post, link, 1);
        Assert.Contains("your feedback still has to be sent", await limited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.Equal(5, (await _host.Api.GetAsync($"api/launches/{launch.Id}/feedback/summary"))["count"]!.GetValue<int>());

        foreach (var expected in new[] { 200, 200, 200, 200, 429 })
        {
            using var shown = await SendAsync(HttpMethod.Get, link, 9);
            Assert.Equal(expected, (int)shown.StatusCode);
        }
    }

    private async Task<IReadOnlyList<int>> SendAllAsync(string link, params int[] addresses)
    {
        List<int> answers = [];
        foreach (var address in addresses)
        {
            using var answer = await SendAsync(HttpMethod.Post, link, address);
            answers.Add((int)answer.StatusCode);
        }

        return answers;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string link, int address)
    {
        using var request = new HttpRequestMessage(method, link);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"203.0.113.{address}");
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("text", $"Nice {Guid.NewGuid()}"), new("sentiment", "positive")]);
        }

        return await _host.Api.Http.SendAsync(request);
    }
}
