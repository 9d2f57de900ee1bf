using System.Net;
using LaunchControl.Functions.Infrastructure.Limits;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Tests.Limits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData(0, "203.0.113.7", "192.0.2.1")]
    [InlineData(1, "203.0.113.7", "203.0.113.7")]
    [InlineData(1, "203.0.113.7:4711", "203.0.113.7")]
    [InlineData(1, "10.0.0.1, 203.0.113.7", "203.0.113.7")]
    [InlineData(2, "10.0.0.1, 203.0.113.7, 198.51.100.1", "203.0.113.7")]
    [InlineData(2, "203.0.113.7", "192.0.2.1")]
    [InlineData(1, "::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData(1, "2001:db8:1:2:3:4:5:6", "20010db800010002/64")]
    [InlineData(1, "[2001:db8:1:2::9]:443", "20010db800010002/64")]
    [InlineData(1, "unknown", "192.0.2.1")]
    [InlineData(1, "", "192.0.2.1")]
    [InlineData(1, "203.0.113.7, ", "192.0.2.1")]
    public void It_is_what_the_outermost_trusted_proxy_wrote_or_the_connections(int trustedProxies, string header, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        context.Request.Headers["X-Forwarded-For"] = header;
        Assert.Equal(expected, ClientAddress.Of(context.Request, trustedProxies));
    }
}
