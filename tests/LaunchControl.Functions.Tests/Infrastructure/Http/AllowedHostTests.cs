using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Tests.Infrastructure.Http;

public sealed class AllowedHostTests
{
    [Theory]
    [InlineData("health.contoso.example", "health.contoso.example", 443, true)]
    [InlineData("Health.Contoso.example", "health.contoso.example", 80, true)]
    [InlineData("health.contoso.example", "x.health.contoso.example", 443, false)]
    [InlineData("health.contoso.example", "health.contoso.example.", 443, false)]
    [InlineData("localhost:8080", "localhost", 8080, true)]
    [InlineData("localhost:8080", "localhost", 8081, false)]
    [InlineData("localhost:80", "localhost", 443, false)]
    [InlineData("127.0.0.1", "127.0.0.1", 1, true)]
    [InlineData("[::1]", "::1", 80, true)]
    [InlineData("[::1]:8080", "::1", 80, false)]
    [InlineData("*.contoso.example", "a.b.contoso.example", 443, true)]
    [InlineData("*.contoso.example", "contoso.example", 443, false)]
    [InlineData("*.contoso.example", "evilcontoso.example", 443, false)]
    [InlineData("*.contoso.example:8443", "a.contoso.example", 443, false)]
    [InlineData("münchen.example", "xn--mnchen-3ya.example", 443, true)]
    public void An_entry_opens_what_it_says_and_no_more(string entry, string host, int port, bool covered)
    {
        Assert.True(AllowedHost.TryParse(entry, out var allowed));
        Assert.Equal(covered, allowed.Covers(host, port));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.*.example")]
    [InlineData("a.*.example")]
    [InlineData("*.0.0.1")]
    [InlineData("https://contoso.example")]
    [InlineData("contoso.example/health")]
    [InlineData("contoso.example?")]
    [InlineData("user@contoso.example")]
    [InlineData("contoso.example:")]
    [InlineData("contoso.example:0080")]
    [InlineData("contoso.example:70000")]
    [InlineData("::1")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    public void What_is_no_plain_host_is_refused(string entry) => Assert.False(AllowedHost.TryParse(entry, out _));
}
