using CsCheck;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Tests.Simulations;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Delegation;

/// <summary>Whoever was asked and need not decide any more is told once.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public void When_the_quorum_is_reached_the_others_are_told_by_whom()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo", "cy").Any())).WhenApproves("ana", "a").ThenMailed(MailKind.NoLongerNeeded, Person("bo"), Person("cy"));
        Assert.Equal("Gate a is approved by ana@contoso.example, and needs no more approvals.", News(scenario));
    }

    [Fact]
    public void A_rejection_lets_the_others_go_until_the_next_round()
    {
        var scenario = Opened().WhenRejects("ana", "a").ThenMailed(MailKind.NoLongerNeeded, Person("bo"));
        Assert.StartsWith("ana@contoso.example rejected Gate a", News(scenario), StringComparison.Ordinal);
        scenario.When(new RequestReview("a", null)).ThenMailed(MailKind.NoLongerNeeded).WhenRejects("bo", "a").ThenMailed(MailKind.NoLongerNeeded, Person("ana"));
    }

    [Fact]
    public void A_waiver_tells_everybody_who_was_asked_and_an_override_says_so_itself()
    {
        var scenario = Opened().When(new WaiveGate("a", "The risk is ours.", null), Person("risk")).ThenMailed(MailKind.NoLongerNeeded, Person("ana"), Person("bo"));
        Assert.Equal("risk@contoso.example waived Gate a: The risk is ours.", News(scenario));
        Opened().When(new OverrideGate("a", "No time.")).ThenMailed(MailKind.NoLongerNeeded).ThenMailed(MailKind.GateOverridden, Person("ana"), Person("bo"), Owner);
    }

    [Fact]
    public void An_expiry_tells_those_who_have_not_decided()
    {
        var gate = Gate("a", "ana", "bo").Rules(policy => policy with { ExpiresAfter = "P2D" });
        LaunchScenario.GivenOpened(WithGates(gate)).WhenApproves("ana", "a").At(Now.AddDays(3)).When(new EvaluateGate("a")).ThenMailed(MailKind.NoLongerNeeded, Person("bo"));
    }

    [Fact]
    public void Who_gave_the_command_knows_and_who_was_not_asked_yet_hears_nothing()
    {
        Opened().When(new WaiveGate("a", "The risk is ours.", null), Person("ana")).ThenMailed(MailKind.NoLongerNeeded, Person("bo"));
        var sequential = Gate("a", "ana", "bo").Rules(policy => policy with { Sequential = true });
        LaunchScenario.GivenOpened(WithGates(sequential)).WhenRejects("ana", "a").ThenMailed(MailKind.NoLongerNeeded);
    }

    [Fact]
    public void Somebody_whose_review_begins_anew_at_once_is_asked_and_not_let_go()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo").Items("i"))).WhenDone("i").WhenApproves("ana", "a")
            .When(new CompleteItem("i", [new Evidence("https://contoso.example/other", null)])).ThenMailed(MailKind.SignOffRequested, Person("ana"), Person("bo")).ThenMailed(MailKind.NoLongerNeeded);
        scenario.When(new ReopenItem("i", "It regressed.")).ThenMailed(MailKind.NoLongerNeeded, Person("ana"), Person("bo"));
    }

    [Fact]
    public void Whatever_happens_nobody_is_let_go_twice_without_being_asked_in_between() => LaunchSimulation.Any.Sample(run =>
        LaunchSimulation.Play(run, (before, scenario) =>
        {
            var mails = scenario.Outcome?.Decision?.Intents.OfType<SendMailIntent>().Where(mail => mail is { Mail: MailKind.NoLongerNeeded, ItemId: null }).ToList() ?? [];
            foreach (var mail in mails)
            {
                var seat = before.FindGate(mail.GateId!)!.FindSeat(mail.To);
                Assert.True(seat is { IsWaiting: true }, "Somebody is let go who was not asked.");
                Assert.False(scenario.Launch.FindGate(mail.GateId!) is { Status: GateStatus.InReview } gate && gate.FindSeat(mail.To) is { IsWaiting: true }, "Somebody is let go who is asked still.");
                Assert.Single(mails, other => other.To == mail.To && other.GateId == mail.GateId);
                Assert.False(string.IsNullOrWhiteSpace(mail.News));
            }
        }), iter: 200);

    [Fact]
    public void Random_launches_have_stand_ins_who_decide()
    {
        var (asked, decided, alone) = (0, 0, 0);
        LaunchSimulation.Any.Sample(run =>
        {
            var scenario = LaunchSimulation.Play(run);
            asked += scenario.Intents.OfType<SendMailIntent>().Count(mail => mail.Mail == MailKind.StandInAsked);
            alone += scenario.Intents.OfType<SendMailIntent>().Count(mail => mail.Mail == MailKind.NobodyStandsIn);
            decided += scenario.Audit.Count(entry => entry.Action == "signOff.recorded" && entry.OnBehalfOf is not null);
        }, iter: 1200, threads: 1); // Some 35 decide in so many: of fewer launches, chance alone may leave next to none.
        Assert.True(asked > 120 && decided > 12 && alone > 40, $"{asked} asked, {decided} decided, {alone} alone");
    }

    private static LaunchScenario Opened() => LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo")));

    private static string? News(LaunchScenario scenario) => scenario.Outcome!.Decision!.Intents.OfType<SendMailIntent>().First(mail => mail.Mail == MailKind.NoLongerNeeded).News;
}
