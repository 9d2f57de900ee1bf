using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Tests.Launches;

public sealed class FaultListTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a/b", "a~1b")]
    [InlineData("m~n", "m~0n")]
    [InlineData("~1", "~01")]
    public void A_pointer_segment_is_escaped(string name, string expected) => Assert.Equal(expected, FaultList.Segment(name));

    [Fact]
    public void Every_message_is_kept_under_its_pointer()
    {
        var faults = new FaultList();
        Assert.True(faults.IsEmpty);
        faults.Add("/name", "one");
        faults.Add("/tier", "two");
        faults.Add("/name", "three");

        var refusal = faults.ToRefusal("Two members are faulty.");
        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Equal(["/name", "/tier"], refusal.Faults.Keys);
        Assert.Equal(["one", "three"], refusal.Faults["/name"]);
        Assert.True(faults.Has("/tier"));
        Assert.False(faults.Has("/owner"));
    }
}
