using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

public sealed class CollisionFinderTests
{
    // A Tuesday, in New York.
    private static readonly DateTimeOffset LaunchAt = new(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5));

    [Theory]
    [InlineData("Operations teams", "US", "operations  TEAMS ", "us", true)]
    [InlineData("Operations teams", "US", "Operations teams", "DE", false)]
    [InlineData("Operations teams", "US", "Operations teams", "", true)]
    [InlineData("Operations teams", "", "Operations teams", "", true)]
    [InlineData("Operations teams", "US", "Finance teams", "US", false)]
    [InlineData(null, "US", "Finance teams", "US", true)]
    [InlineData(null, "US", null, "US,DE", true)]
    [InlineData(null, "", null, "", false)]
    [InlineData(null, "US", null, "", false)]
    [InlineData("ﬁrst users", "", "first users", "", true)]
    public void An_audience_is_a_target_customer_in_a_market(string? one, string markets, string? other, string otherMarkets, bool isShared)
    {
        Assert.Equal(isShared, LaunchAudience.IsShared(Launch("one", one, markets), Launch("other", other, otherMarkets)));
        Assert.Equal(isShared, LaunchAudience.IsShared(Launch("other", other, otherMarkets), Launch("one", one, markets)));
    }

    [Fact]
    public void A_launch_collides_with_those_of_its_audience_in_its_week_and_no_other()
    {
        // Monday 00:00 to Sunday 24:00 in New York.
        DateTimeOffset[] inside = [new(2027, 3, 1, 5, 0, 0, TimeSpan.Zero), new(2027, 3, 8, 4, 59, 0, TimeSpan.Zero)];
        DateTimeOffset[] outside = [new(2027, 3, 1, 4, 59, 0, TimeSpan.Zero), new(2027, 3, 8, 5, 0, 0, TimeSpan.Zero)];
        var launch = Launch("this", "Operations", "");
        var others = inside.Select((at, index) => Launch($"in-{index}", "Operations", "") with { LaunchAt = at })
            .Concat(outside.Select((at, index) => Launch($"out-{index}", "Operations", "") with { LaunchAt = at })).Append(launch).Append(Launch("else", "Finance", ""));

        var collision = Assert.Single(CollisionFinder.Of(launch, others));
        Assert.Equal((CollisionKind.SameAudience, new DateOnly(2027, 3, 1)), (collision.Kind, collision.WeekOf));
        Assert.Equal(["in-0", "in-1"], collision.Launches);
        Assert.Equal("Launch in-0 and Launch in-1 launch in the same week (2027-03-01 to 2027-03-07) for the same audience.", collision.What);
        Assert.Empty(CollisionFinder.Of(launch with { IsLaunched = true }, others));
    }

    [Fact]
    public void More_than_five_gates_of_one_person_in_a_week_are_too_many_over_all_launches()
    {
        var launch = Launch("this", null, "") with { GatesDue = [Due(1), Due(2)] };
        var other = Launch("other", null, "") with { GatesDue = [Due(3), Due(4), Due(5), Due(8), new GateDue("Another person's", LaunchAt, ["bo@contoso.example"])] };
        Assert.Empty(CollisionFinder.Of(launch, [other]));

        var collision = Assert.Single(CollisionFinder.Of(launch, [other, Launch("third", null, "") with { GatesDue = [Due(7)] }]));
        Assert.Equal((CollisionKind.OverloadedApprover, "ana@contoso.example", 6, new DateOnly(2027, 3, 1)), (collision.Kind, collision.Person, collision.GatesDue, collision.WeekOf));
        Assert.Equal(["other", "third"], collision.Launches);
        Assert.Equal("ana@contoso.example has 6 gates to sign in the week of 2027-03-01 to 2027-03-07, also in Launch other and Launch third.", collision.What);

        // A launch that asks nothing of that person in that week has no part in it.
        Assert.Empty(CollisionFinder.Of(Launch("this", null, "") with { GatesDue = [Due(9)] }, [other with { GatesDue = [.. Enumerable.Range(1, 7).Select(Due)] }]));
    }

    private static GateDue Due(int dayOfMarch) => new("Gate", new DateTimeOffset(2027, 3, dayOfMarch, 12, 0, 0, TimeSpan.Zero), ["ana@contoso.example"]);

    private static LaunchFootprint Launch(string id, string? targetCustomer, string markets) => new()
    {
        Id = id,
        Name = $"Launch {id}",
        Tier = LaunchTier.T1,
        LaunchAt = LaunchAt,
        TimeZone = "America/New_York",
        TargetCustomer = LaunchAudience.Normalize(targetCustomer),
        Markets = markets.Split(',', StringSplitOptions.RemoveEmptyEntries),
    };
}
