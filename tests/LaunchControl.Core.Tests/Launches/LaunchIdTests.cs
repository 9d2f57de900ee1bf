using CsCheck;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Tests.Launches;

public sealed class LaunchIdTests
{
    private static readonly byte[] Entropy = [0, 1, 2, 3, 4, 255];

    [Theory]
    [InlineData("Contoso Pulse 2.0", "contoso-pulse-2-0-23456h")]
    [InlineData("Über-Größe für Köln", "uber-gro-e-fur-koln-23456h")]
    [InlineData("  --  Spring / Summer?!  ", "spring-summer-23456h")]
    [InlineData("🚀🚀", "launch-23456h")]
    [InlineData("日本", "launch-23456h")]
    [InlineData("", "launch-23456h")]
    public void An_id_reads_like_the_name(string name, string expected) => Assert.Equal(expected, LaunchId.From(name, Entropy));

    // An attribute can't carry half a character.
    [Fact]
    public void A_broken_name_gives_an_id_all_the_same() => Assert.Equal("broken-name-23456h", LaunchId.From("Broken \ud83d name", Entropy));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(LaunchId.Longest, LaunchId.From(new string('x', 10_000), Entropy).Length);

    [Fact]
    public void Every_id_is_well_formed() =>
        Gen.Select(Gen.String[Gen.Char, 0, 80], Gen.Byte.Array[6]).Sample((name, entropy) => LaunchId.IsWellFormed(LaunchId.From(name, entropy)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("ä")]
    [InlineData("'; drop")]
    [InlineData("123456789-123456789-123456789-123456789-123456789-1")]
    public void A_text_that_cannot_be_an_id_is_told_apart(string? text) => Assert.False(LaunchId.IsWellFormed(text));
}
