using CsCheck;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Gates;

/// <summary>Reports of a mail provider. CsCheck prints the seed of a failure; <c>CsCheck_Seed</c> replays it.</summary>
public sealed class DeliveryTests
{
    private static readonly Gen<RecordDelivery[]> Reports =
        Gen.Select(Gen.OneOfConst("deferred", "delivered", "dropped", "bounce"), Gen.Int[0, 2]).Select(report => Report(report.Item1, report.Item2)).Array[1, 5];

    [Fact]
    public void A_bounce_shows_on_the_gate_and_is_told_once()
    {
        var scenario = Opened().When(Report("bounce", 1)).ThenMailed(MailKind.MailUndelivered, Owner).When(Report("bounce", 1)).ThenNothingChanged();
        Assert.Equal("bounce", scenario.Approver("a", "ana").DeliveryProblem!.Kind);
        scenario.When(Report("deferred", 2)).ThenMailed(MailKind.MailUndelivered);
    }

    [Fact]
    public void A_fresh_link_is_a_fresh_start_and_reports_of_the_old_mail_are_moot()
    {
        var scenario = Opened().When(Report("bounce", 1)).At(Now.AddHours(2)).When(new RenewLink("a", Person("ana"), null));
        Assert.Null(scenario.Approver("a", "ana").DeliveryProblem);
        scenario.When(Report("bounce", 30)).ThenNothingChanged();
    }

    [Fact]
    public void In_whatever_order_reports_come_the_newest_counts() => Reports.SelectMany(reports => Gen.Shuffle(reports).Select(shuffled => (Reports: reports, Shuffled: shuffled))).Sample(orders =>
        Assert.Equal(Problem(orders.Reports), Problem(orders.Shuffled)));

    [Fact]
    public void Reports_about_strangers_and_other_gates_are_moot() =>
        Opened().When(Report("bounce", 1) with { Person = Person("mallory") }).ThenNothingChanged()
            .When(Report("bounce", 1) with { GateId = "elsewhere" }).ThenNothingChanged()
            .When(Report("bounce", 1) with { GateId = null }).ThenNothingChanged();

    private static LaunchScenario Opened() => LaunchScenario.GivenOpened(WithGates(Gate("a", "ana")));

    private static RecordDelivery Report(string kind, int minutes) => new("a", Person("ana"), kind, null, Now.AddMinutes(minutes));

    private static DeliveryProblem? Problem(IEnumerable<RecordDelivery> reports) =>
        reports.Aggregate(Opened(), (scenario, report) => scenario.When(report)).Approver("a", "ana").DeliveryProblem;
}
