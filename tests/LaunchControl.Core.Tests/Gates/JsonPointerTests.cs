using System.Text.Json;
using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Tests.Gates;

public sealed class JsonPointerTests
{
    // The document and the pointers of RFC 6901, section 5.
    private const string Document =
        """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"~1":9,"deep":[{"x":[10]}],"0":11}""";

    [Theory]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    [InlineData("/~01", "9")]
    [InlineData("/deep/0/x/0", "10")]
    [InlineData("/0", "11")]
    [InlineData("", Document)]
    public void A_pointer_finds_its_value(string pointer, string value)
    {
        using var document = JsonDocument.Parse(Document);

        Assert.Equal(value, JsonPointer.Find(document.RootElement, pointer)?.GetRawText());
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("/fo")]
    [InlineData("/Foo")]
    [InlineData("/foo/")]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/-1")]
    [InlineData("/foo/+1")]
    [InlineData("/foo/00")]
    [InlineData("/foo/01")]
    [InlineData("/foo/ 1")]
    [InlineData("/foo/1e0")]
    [InlineData("/foo/٠")]
    [InlineData("/foo/99999999999")]
    [InlineData("/foo/0/0")]
    [InlineData("/foo/length")]
    [InlineData("/m~n")]
    [InlineData("/m~2n")]
    [InlineData("/m~")]
    [InlineData("#/foo")]
    public void A_pointer_that_leads_nowhere_finds_nothing(string pointer)
    {
        using var document = JsonDocument.Parse(Document);

        Assert.Null(JsonPointer.Find(document.RootElement, pointer));
    }
}
