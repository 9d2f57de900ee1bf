using CsCheck;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Tests.People;

public sealed class PersonAddressTests
{
    [Theory]
    [InlineData("ana@contoso.example", "ana@contoso.example")]
    [InlineData("  Ana.Lima@Contoso.Example\t", "ana.lima@contoso.example")]
    [InlineData("ana+launch@contoso.example", "ana+launch@contoso.example")]
    [InlineData("o'neill@contoso.example", "o'neill@contoso.example")]
    [InlineData("jürgen@exämple.example", "jürgen@exämple.example")]
    [InlineData("a@b.co", "a@b.co")]
    public void A_bare_address_is_taken_in_lower_case(string text, string expected)
    {
        Assert.True(PersonAddress.TryNormalize(text, out var address));
        Assert.Equal(expected, address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ana")]
    [InlineData("ana@")]
    [InlineData("@contoso.example")]
    [InlineData("ana@localhost")]
    [InlineData("ana@contoso.example\r\nBcc: eve@contoso.example")]
    [InlineData("ana\n@contoso.example")]
    [InlineData("ana\0@contoso.example")]
    [InlineData("Ana Lima <ana@contoso.example>")]
    [InlineData("<ana@contoso.example>")]
    [InlineData("\"ana\"@contoso.example")]
    [InlineData("\"ana lima\"@contoso.example")]
    [InlineData("ana@contoso.example,eve@contoso.example")]
    [InlineData("ana@contoso.example;eve@contoso.example")]
    [InlineData("ana@contoso.example eve@contoso.example")]
    [InlineData("ana(comment)@contoso.example")]
    [InlineData("ana@contoso.example(comment)")]
    [InlineData("ana@eve@contoso.example")]
    [InlineData("ana@[127.0.0.1]")]
    [InlineData("ana@.contoso.example")]
    [InlineData("ana@contoso..example")]
    [InlineData("ana@contoso.example.")]
    [InlineData(".ana@contoso.example")]
    [InlineData("ana.@contoso.example")]
    [InlineData("an..a@contoso.example")]
    [InlineData("ana\\@contoso.example")]
    [InlineData("ana＠contoso.example")]
    [InlineData("ana\u202egro@contoso.example")]
    [InlineData("ana\u200b@contoso.example")]
    [InlineData("ana\u2028@contoso.example")]
    [InlineData("mailto:ana@contoso.example")]
    public void Anything_else_is_refused(string? text) => Assert.False(PersonAddress.TryNormalize(text, out _));

    // An attribute can't carry half a character.
    [Fact]
    public void Half_a_character_is_refused() => Assert.False(PersonAddress.TryNormalize("ana\ud800@contoso.example", out _));

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    [InlineData(300, false)]
    [InlineData(1_000_000, false)]
    public void An_address_is_bounded(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, PersonAddress.TryNormalize("a@" + new string('b', length - 6) + ".com", out _));

    [Fact]
    public void Whatever_is_accepted_stays_as_it_is_when_normalized_again() =>
        Gen.Select(Gen.String[Gen.Char, 1, 5], Gen.String[Gen.Char, 1, 5]).Sample((local, host) =>
        {
            if (PersonAddress.TryNormalize($"{local}@{host}.example", out var address))
            {
                Assert.True(PersonAddress.TryNormalize(address, out var again));
                Assert.Equal(address, again);
            }
        });
}
