using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Gates;

public sealed class TicketTests
{
    private const string Jira = "jira";

    [Fact]
    public void A_done_ticket_completes_its_item_with_evidence_also_one_that_requires_it()
    {
        var item = Linked(Gate("a", "ana").EvidenceItem("one")).When(Done(), Jira).Gate("a").Items[0];
        Assert.Equal((ItemStatus.Done, Jira, Now), (item.Status, item.CompletedBy, item.CompletedAt));
        Assert.Equal([new Evidence("https://tickets.example/PROJ-1", "Ticket PROJ-1 is done.")], item.Evidence);
    }

    [Fact]
    public void A_link_makes_the_launch_known_to_the_ticket_once()
    {
        var scenario = Linked(Gate("a", "ana").Items("one", "two"));
        Assert.Equal("PROJ-1", Assert.Single(scenario.Intents.OfType<LinkTicketIntent>()).Key);
        scenario.When(Link("two", "Proj-1")).When(Link("two", "PROJ-2"));
        Assert.Equal(["PROJ-1", "PROJ-2"], scenario.Intents.OfType<LinkTicketIntent>().Select(intent => intent.Key));
    }

    [Fact]
    public void An_older_report_and_the_same_one_again_change_nothing() =>
        Linked(Gate("a", "ana").Items("one"))
            .When(Done(5), Jira)
            .When(Done(5), Jira).ThenNothingChanged()
            .When(Open(4), Jira).ThenNothingChanged()
            .When(new RecordTicketStatus("PROJ-9", true, Now, null), Jira).ThenNothingChanged();

    [Fact]
    public void Work_that_a_person_reopened_is_not_completed_by_what_was_reported_before()
    {
        var scenario = Linked(Gate("a", "ana").Items("one", "two")).When(Done(), Jira).When(new ReopenItem("one", "It is not done."));
        scenario.When(new BlockItem("two", "The vendor is late."));
        Assert.Equal(ItemStatus.Open, scenario.Gate("a").Items[0].Status);
        Assert.Equal(ItemStatus.Open, scenario.When(Open(1), Jira).Gate("a").Items[0].Status);
        Assert.Equal(ItemStatus.Done, scenario.When(Done(2), Jira).Gate("a").Items[0].Status);
    }

    [Fact]
    public void An_item_that_is_settled_otherwise_stays_so()
    {
        var scenario = Linked(Gate("a", "ana").Items("one", "two")).When(new MarkItemNotApplicable("one", "Not sold there.")).When(Done(), Jira);
        Assert.Equal(ItemStatus.NotApplicable, scenario.Gate("a").Items[0].Status);
        Assert.Equal(ItemStatus.NotApplicable, scenario.When(Open(1), Jira).Gate("a").Items[0].Status);
    }

    [Fact]
    public void On_hold_the_last_report_counts_when_the_launch_goes_on()
    {
        var scenario = Linked(Gate("a", "ana").Items("one", "two")).When(Done(), Jira).When(new HoldLaunch("The vendor is late."));
        scenario.When(Open(1), Jira).When(Open(2), Jira);
        Assert.Equal(ItemStatus.Done, scenario.Gate("a").Items[0].Status);
        Assert.Equal(ItemStatus.Open, scenario.When(new ResumeLaunch("They delivered.")).Gate("a").Items[0].Status);
        Assert.Equal("Ticket PROJ-1 is open again.", scenario.Audit.Last(entry => entry.Action == "item.reopened").Reason);
    }

    [Fact]
    public void A_reopened_ticket_takes_back_the_gate_that_was_approved_with_its_item() =>
        Linked(Gate("a", "ana").Items("one")).When(Done(), Jira)
            .WhenDecides("ana", "a", SignOffDecision.Approve).ThenGate("a", GateStatus.Approved)
            .When(Open(1), Jira).ThenGate("a", GateStatus.Stale);

    [Fact]
    public void Of_very_many_tickets_the_rest_is_followed_when_the_gate_is_looked_at_again()
    {
        var ids = Enumerable.Range(1, 50).Select(number => $"item-{number}").ToArray();
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items([.. ids, "last"])));
        foreach (var id in ids)
        {
            scenario.When(Link(id, $"T-{id}"));
        }

        scenario.When(new HoldLaunch("The vendor is late."));
        foreach (var id in ids)
        {
            scenario.When(new RecordTicketStatus($"T-{id}", true, Now, null), Jira);
        }

        scenario.When(new ResumeLaunch("They delivered."));
        Assert.InRange(scenario.Gate("a").Items.Count(item => item.Status == ItemStatus.Done), 30, 49);
        Assert.Contains(scenario.Intents.OfType<WakeGateIntent>(), wake => wake.GateId == "a");
        Assert.Equal(50, scenario.When(new EvaluateGate("a")).Gate("a").Items.Count(item => item.Status == ItemStatus.Done));
    }

    [Fact]
    public void No_more_items_of_a_launch_are_linked_to_one_ticket_than_can_follow_it_at_once()
    {
        var ids = Enumerable.Range(1, 31).Select(number => $"item-{number}").ToArray();
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items(ids)));
        foreach (var id in ids.Take(30))
        {
            scenario.When(Link(id, "PROJ-1"));
        }

        scenario.When(Link("item-31", "PROJ-1")).ThenRefused("invalid-request");
    }

    private static LaunchScenario Linked(PlaybookGate gate) => LaunchScenario.GivenOpened(WithGates(gate)).When(Link("one", "PROJ-1"));

    private static ChangeItem Link(string item, string key) => new(item, new ItemDraft { Ticket = new ItemTicket(key, $"https://tickets.example/{key}") });

    private static RecordTicketStatus Done(int minute = 0) => new("proj-1", true, Now.AddMinutes(minute), null);

    private static RecordTicketStatus Open(int minute) => new("PROJ-1", false, Now.AddMinutes(minute), null);
}
