using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Auditing;

public sealed class StateComparisonTests
{
    private static readonly Launch Launch = LaunchScenario.GivenScheduled(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana", "ben").Items("a1"), GateBuilder.Gate("b", "eve"))).Launch;

    [Fact]
    public void The_same_launch_differs_nowhere_whatever_its_links_are()
    {
        Assert.Null(StateComparison.FirstDifference(Launch, Launch));
        Assert.Null(StateComparison.FirstDifference(Launch, With(gate => gate with { Approvers = [.. gate.Approvers.Select(approver => approver with { LinkNonce = "other" })] })));
    }

    [Fact]
    public void A_difference_is_named_by_where_it_stands()
    {
        var gate = Launch.Gates[0].Id;
        Assert.Equal("name", StateComparison.FirstDifference(Launch with { Name = "Other" }, Launch));
        Assert.Equal($"gates/{gate}/status", StateComparison.FirstDifference(With(first => first with { Status = GateStatus.Stale }), Launch));
        Assert.Equal("auditHash", StateComparison.FirstDifference(Launch with { AuditHash = "0" }, Launch));
        Assert.Equal("gates", StateComparison.FirstDifference(Launch with { Gates = [] }, Launch));
    }

    private static Launch With(Func<Gate, Gate> change) => Launch with { Gates = [change(Launch.Gates[0]), .. Launch.Gates.Skip(1)] };
}
