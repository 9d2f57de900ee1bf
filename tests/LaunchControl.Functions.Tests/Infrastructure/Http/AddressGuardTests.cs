using System.Net;
using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Tests.Infrastructure.Http;

/// <summary>Which addresses may be called: the first, the last and the neighbours of each refused range.</summary>
public sealed class AddressGuardTests
{
    public static TheoryData<string> RefusedIPv4 =>
    [
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255",
        "168.63.129.16", "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255",
        "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.0",
        "203.0.113.255", "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255",
    ];

    [Theory]
    [MemberData(nameof(RefusedIPv4))]
    public void A_refused_IPv4_address_is_refused_in_every_IPv6_form_too(string text)
    {
        var address = IPAddress.Parse(text);
        var hex = Convert.ToHexString(address.GetAddressBytes()).Insert(4, ":");

        Assert.False(AddressGuard.IsPublic(address));
        Assert.All(
            [$"::ffff:{text}", $"::{text}", $"64:ff9b::{text}", $"64:ff9b:1::{text}", $"2002:{hex}::1", $"2001:0:{hex}::1"],
            form => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(form)), form));
    }

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("100::1")]
    [InlineData("1fff:ffff::1")]
    [InlineData("2001::1")]
    [InlineData("2001:1ff:ffff::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff:fff::1")]
    [InlineData("4000::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fdff::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void IPv6_outside_of_global_unicast_is_refused(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.0.0.0")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("168.63.129.17")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:200::1")]
    [InlineData("2003::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("3fff:1000::1")]
    public void Public_addresses_are_open(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));
}
