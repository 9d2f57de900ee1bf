using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

/// <summary>Gate <c>a</c> covers pricing, <c>b</c> the launch date, <c>c</c> its item alone; all are approved.</summary>
public sealed class FingerprintTests
{
    private static readonly Playbook Playbook = WithGates(
        Gate("a", "ana").Items("one").Approving("brief.pricing"), Gate("b", "bo").Items("two").Approving("launchAt"), Gate("c", "cy").Items("three"));

    public static TheoryData<string, string?> Changes => new()
    {
        { "evidence", "a" }, { "reopen", "a" }, { "title", "a" }, { "add", "a" }, { "remove", "a" }, { "pricing", "a" }, { "date", "b" },
        { "owner", null }, { "due", null }, { "positioning", null }, { "same evidence", null }, { "actual", null }, { "guidance", null },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_asks_again_for_exactly_the_gate_that_covers_it(string change, string? gateId)
    {
        var scenario = Approved();
        var before = scenario.Launch;
        scenario.When(Command(change, before)).ThenAccepted();
        Assert.All(scenario.Launch.Gates.Where(gate => gate.PhaseId == "readiness"), gate =>
        {
            Assert.Equal(gate.Id == gateId, !gate.IsPassed);
            Assert.Equal(gate.Id == gateId, gate.Approvers[0].Vote is null);
        });
        if (gateId is not null)
        {
            Assert.Contains(scenario.Audit, entry => entry.Action == "gate.stale" && entry.Subject == $"gate/{gateId}");
            scenario.WhenEverybodyApproves();
            Assert.Equal(2, scenario.Gate(gateId).Round);
        }
    }

    [Fact]
    public void A_waiver_of_an_item_is_part_of_what_is_approved() =>
        LaunchScenario.GivenOpened(Playbook).WhenDone("one").WhenApproves("ana", "a").When(new ReopenItem("one", "It regressed."))
            .When(new WaiveItem("one", "The risk is ours.", Now.AddDays(9))).WhenApproves("ana", "a").ThenGate("a", GateStatus.Approved)
            .At(Now.AddDays(9)).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Stale);

    [Fact]
    public void A_sign_off_of_what_is_there_no_more_is_refused()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).WhenDone("one");
        var seen = GateContent.Fingerprint(scenario.Launch, scenario.Gate("a"));
        scenario.When(Command("pricing", scenario.Launch)).ThenGate("a", GateStatus.InReview)
            .WhenSigns("v1", "ana", "a", vote => vote with { Fingerprint = seen }).ThenRefused("content-changed")
            .WhenSigns("v2", "ana", "a", vote => vote with { Fingerprint = GateContent.Fingerprint(scenario.Launch, scenario.Gate("a")) }).ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void Whoever_signed_is_told_field_by_field_what_changed_since_and_nobody_else()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo").Items("one", "two").Approving("brief.pricing"))).WhenDone("one", "two").WhenApproves("ana", "a")
            .When(new ChangeItem("one", new ItemDraft { Title = "Number one" }))
            .When(new RemoveItem("two", "Not needed."));
        scenario.When(Command("pricing", scenario.Launch));

        Assert.Equal(
            [new ContentChange("Item two", "done; https://contoso.example/evidence", null), new ContentChange("Item one", "Item one", "Number one"), new ContentChange("Pricing", "not given", "9 USD")],
            Since("ana"));
        Assert.Empty(Since("bo"));

        // The next round: who signed it starts from there, and who did not still counts from the round before.
        scenario.WhenApproves("bo", "a");
        Assert.Empty(Since("bo"));
        Assert.Equal(3, Since("ana").Count);
        scenario.When(new CompleteItem("one", [new Evidence(null, "More.")]));
        Assert.Equal("Number one", Assert.Single(Since("bo")).Name);

        IReadOnlyList<ContentChange> Since(string role) => GateContent.ChangesSince(scenario.Launch, scenario.Gate("a"), scenario.Approver("a", role));
    }

    [Fact]
    public void A_change_never_hides_in_what_is_cut_from_a_long_text()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")))
            .When(new CompleteItem("one", [new Evidence(null, new string('x', 1000))])).WhenApproves("ana", "a")
            .When(new CompleteItem("one", [new Evidence(null, "y")]));
        var change = Assert.Single(GateContent.ChangesSince(scenario.Launch, scenario.Gate("a"), scenario.Approver("a", "ana")));
        Assert.NotEqual(change.Before, change.After);
    }

    [Fact]
    public void Only_what_todays_approvers_signed_is_remembered()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo").Items("one"))).WhenDone("one");
        for (var round = 0; round < 8; round++)
        {
            scenario.WhenApproves(round % 3 == 0 ? "bo" : "ana", "a").When(new CompleteItem("one", [new Evidence(null, $"{round}")]));
            Assert.InRange(scenario.Gate("a").SignedContents.Count, 1, 3);
        }
    }

    private static LaunchScenario Approved() =>
        LaunchScenario.GivenOpened(Playbook).WhenDone("one", "two", "three").WhenApproves("ana", "a").WhenApproves("bo", "b").WhenApproves("cy", "c");

    private static LaunchCommand Command(string change, Launch launch) => change switch
    {
        "evidence" => new CompleteItem("one", [new Evidence(null, "More.")]),
        "same evidence" => new CompleteItem("one", []),
        "reopen" => new ReopenItem("one", "It regressed."),
        "title" => new ChangeItem("one", new ItemDraft { Title = "Another" }),
        "owner" => new ChangeItem("one", new ItemDraft { Owner = Person("zoe") }),
        "due" => new ChangeItem("one", new ItemDraft { Due = "L-3d" }),
        "guidance" => new ChangeItem("one", new ItemDraft { Guidance = "Look twice." }),
        "add" => new AddItem("a", new ItemDraft { Title = "Another" }),
        "remove" => new RemoveItem("one", "Not needed."),
        "date" => new Reschedule(launch.LaunchAt.AddDays(1), "The vendor is late."),
        "pricing" => Brief(new BriefPatch { Pricing = "9 USD" }),
        "positioning" => Brief(new BriefPatch { Positioning = "First of its kind" }),
        _ => Brief(new BriefPatch { Budget = new BudgetPatch("USD", 0, 5m) }),
    };

    private static ChangeScope Brief(BriefPatch patch) => new(patch, new Dictionary<string, IReadOnlyList<string>?>(), null, Playbook, null);
}
