using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Mails;

/// <summary>Nobody but the mail provider can report events, and nobody can report old ones again.</summary>
public sealed class MailEventSignatureTests : IAsyncLifetime
{
    private readonly MailProvider _provider = new();
    private readonly RunningHost _host;

    public MailEventSignatureTests() => _host = new RunningHost { MailEventKey = _provider.PublicKey };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whatever_is_not_signed_now_by_the_provider_is_refused_alike_and_changes_nothing()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("forged"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        await _host.Api.SettleAsync();
        var now = await launch.NowAsync();
        var body = Encoding.UTF8.GetBytes(new JsonArray(MailProvider.Event(launch, "bounce", now, "forged")).ToJsonString());
        var (timestamp, signature) = (Seconds(now), _provider.Sign(Seconds(now), body));
        var other = new MailProvider();
        var before = await launch.SnapshotAsync();

        await RefusesAsync(body, null, null);
        await RefusesAsync(body, signature, null);
        await RefusesAsync(body, null, timestamp);
        await RefusesAsync(body, "", timestamp);
        await RefusesAsync(body, "not base64", timestamp);
        await RefusesAsync(body, "AAAA", timestamp);
        await RefusesAsync(body, other.Sign(timestamp, body), timestamp);
        await RefusesAsync(body, signature, Seconds(now.AddSeconds(-1)));
        await RefusesAsync(body, signature, $"+{timestamp}");
        await RefusesAsync([.. body, (byte)' '], signature, timestamp);
        foreach (var age in new[] { TimeSpan.FromSeconds(302), TimeSpan.FromDays(1), TimeSpan.FromSeconds(-60) })
        {
            await RefusesAsync(body, _provider.Sign(Seconds(now - age), body), Seconds(now - age));
        }

        for (var i = 0; i < body.Length; i += 11)
        {
            await RefusesAsync(Flip(body, i), signature, timestamp);
        }

        var bytes = Convert.FromBase64String(signature);
        for (var i = 0; i < bytes.Length; i++)
        {
            await RefusesAsync(body, Convert.ToBase64String(Flip(bytes, i)), timestamp);
        }

        Assert.Equal(before, await launch.SnapshotAsync());
        Assert.Equal(HttpStatusCode.OK, await MailProvider.SendAsync(_host.Api, body, signature, timestamp));
        Assert.Equal(1, await launch.CountAsync("mail.bounce"));

        async Task RefusesAsync(byte[] sent, string? signed, string? at) =>
            Assert.Equal(HttpStatusCode.Unauthorized, await MailProvider.SendAsync(_host.Api, sent, signed, at));
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Flip(byte[] bytes, int index) => [.. bytes.Select((one, i) => i == index ? (byte)(one ^ 1) : one)];
}
