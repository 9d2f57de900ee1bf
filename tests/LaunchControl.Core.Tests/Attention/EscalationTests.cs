using LaunchControl.Core.Attention;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Attention;

public sealed class EscalationTests
{
    private const string Ana = "ana@contoso.example";

    // Due on Wednesday 10 March 2027, 09:00 in New York; the first reminder is on Friday 5 March.
    private static readonly DateTimeOffset FirstReminder = new(2027, 3, 5, 14, 0, 0, TimeSpan.Zero);

    private static LaunchScenario Given(EscalationPolicy? policy = null) => LaunchScenario.GivenStarted(
            PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana", "executive").DueAt("L-4wd")),
            StartLaunchBuilder.RequestFor(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana", "executive").DueAt("L-4wd"))) with
            {
                LaunchAt = new DateTimeOffset(2027, 3, 16, 9, 0, 0, TimeSpan.FromHours(-4)),
                Attention = policy is null ? null : new AttentionPolicy { Escalation = policy },
            }).When(new OpenNextPhase());

    [Theory]
    [InlineData("03-09T21:00", null)] // 24 hours of three working days
    [InlineData("03-10T20:59", null)]
    [InlineData("03-10T21:00", null)] // work is over
    [InlineData("03-11T14:00", EscalationReason.Response)]
    [InlineData("03-13T15:00", null)] // a Saturday
    public void A_first_reaction_is_waited_for_in_the_working_time_of_the_person_from_the_first_reminder_on(string at, EscalationReason? expected) =>
        Assert.Equal(expected, Due(Given(), new AttentionLedger(), At(at)) is [var step] ? step.Command.Because : null);

    [Fact]
    public void Reminders_that_went_unanswered_count_from_the_day_after_the_last_of_them()
    {
        var scenario = Given(new EscalationPolicy { AfterReminders = 2, ResponseTime = null, ResolutionTime = null });
        var ask = Asks(scenario, FirstReminder).Single();
        AttentionLedger Reminded(int times) => new() { Asks = new Dictionary<string, AskMemory> { [ask.Id] = new(times, new DateOnly(2027, 3, 9)) } };

        Assert.Empty(Due(scenario, Reminded(1), At("03-10T15:00")));
        Assert.Empty(Due(scenario, Reminded(2), At("03-09T15:00")));
        Assert.Equal((EscalationReason.Reminders, 2), (Due(scenario, Reminded(2), At("03-10T15:00")).Single().Command.Because, Due(scenario, Reminded(2), At("03-10T15:00")).Single().Command.Reminders));
    }

    [Fact]
    public void Each_level_is_reached_once_and_tells_the_next_of_the_chain_with_an_audit_entry()
    {
        var scenario = Given().At(At("03-11T15:00"));
        var first = Due(scenario, new AttentionLedger(), scenario.Now).Single().Command;
        scenario.When(first);
        Assert.Equal([StartLaunchBuilder.Owner], Told(scenario));
        Assert.Equal("gate.escalated", scenario.Audit[^1].Action);
        scenario.When(first);
        Assert.True(scenario.Outcome!.Decision!.IsNoChange);

        Assert.Empty(Due(scenario, new AttentionLedger(), At("03-16T15:00")));
        var second = Due(scenario.At(At("03-17T16:00")), new AttentionLedger(), At("03-17T16:00")).Single().Command;
        Assert.Equal((2, EscalationReason.Unresolved), (second.Level, second.Because));
        scenario.When(second);
        Assert.Equal([StartLaunchBuilder.Owner, "executive@contoso.example"], Told(scenario));
        Assert.Empty(Due(scenario, new AttentionLedger(), At("04-16T16:00")));
    }

    [Fact]
    public void What_was_decided_meanwhile_is_not_escalated()
    {
        var scenario = Given().At(At("03-11T15:00"));
        var command = Due(scenario, new AttentionLedger(), scenario.Now).Single().Command;
        scenario.WhenEverybodyApproves().When(command);
        Assert.True(scenario.Outcome!.Decision!.IsNoChange);
    }

    [Fact]
    public void Whoever_is_away_beyond_the_due_date_without_a_delegate_is_not_waited_for()
    {
        var away = new Absence(Ana, new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 12));
        Assert.Equal(EscalationReason.Away, WhileAway("03-05T15:00", away).Single().Command.Because);
        Assert.Empty(WhileAway("03-05T15:00", away with { Delegate = "bo@contoso.example" }));
        Assert.Empty(WhileAway("03-05T15:00", away with { To = new DateOnly(2027, 3, 9) }));
        Assert.Empty(WhileAway("03-04T15:00", away));

        // It is their day of absence, and not yet the launch's, so that who stands in was not asked.
        Assert.Empty(Due(Given(), new AttentionLedger(), At("03-05T15:00"), away with { Delegate = "bo@contoso.example" }));
        Assert.Empty(Due(Given(), new AttentionLedger(), At("03-05T15:00"), away));
    }

    [Fact]
    public void While_they_are_away_the_next_level_is_told_in_the_working_time_of_the_launch()
    {
        var away = new Absence(Ana, new DateOnly(2027, 3, 1), new DateOnly(2027, 4, 12));
        var scenario = Away(away).At(At("03-05T15:00"));
        scenario.When(Due(scenario, new AttentionLedger(), scenario.Now, away).Single().Command);

        // 32 working hours are four days; the clocks change on Sunday 14 March.
        Assert.Empty(Due(scenario, new AttentionLedger(), At("03-11T14:59"), away));
        Assert.Equal((2, EscalationReason.Unresolved), Due(scenario, new AttentionLedger(), At("03-11T15:00"), away).Select(step => (step.Command.Level, step.Command.Because)).Single());
    }

    [Fact]
    public void Whoever_of_a_level_is_away_is_passed_over_unless_all_of_it_are()
    {
        var absence = new Absence(StartLaunchBuilder.Owner, new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 31));
        var scenario = Given().Given(launch => launch with
        {
            People = new Dictionary<string, IReadOnlyList<string>>(launch.People) { ["executive"] = ["here@contoso.example", "gone@contoso.example"] },
            Absences = [absence, absence with { Person = "gone@contoso.example" }],
        });

        Assert.Equal([[StartLaunchBuilder.Owner], ["here@contoso.example"]], EscalationChain.Of(scenario.Launch, Ana, At("03-11T15:00")));
        Assert.Equal([[StartLaunchBuilder.Owner], ["here@contoso.example", "gone@contoso.example"]], EscalationChain.Of(scenario.Launch, Ana, At("04-11T15:00")));
    }

    [Fact]
    public void An_acknowledgement_outlives_a_hold_and_reminders_do_not()
    {
        var scenario = Given().At(At("03-05T15:00")).When(new AcknowledgeGate("a", Ana, null)).ThenAccepted()
            .When(new HoldLaunch("The vendor is late.")).At(At("03-09T15:00")).When(new ResumeLaunch("They delivered.")).ThenAccepted();
        Assert.Empty(Due(scenario, new AttentionLedger(), At("03-15T20:00")));
        Assert.Equal(EscalationReason.Resolution, Due(scenario, new AttentionLedger(), At("03-18T15:00")).Single().Command.Because);

        var silent = Given(new EscalationPolicy { AfterReminders = 2, ResponseTime = null, ResolutionTime = null }).At(At("03-08T15:00"))
            .When(new HoldLaunch("The vendor is late.")).At(At("03-09T15:00")).When(new ResumeLaunch("They delivered.")).ThenAccepted();
        var ask = Asks(silent, silent.Now).Single();
        AttentionLedger Reminded(int day) => new() { Asks = new Dictionary<string, AskMemory> { [ask.Id] = new(2, new DateOnly(2027, 3, day)) } };
        Assert.Empty(Due(silent, Reminded(8), At("03-10T15:00")));
        Assert.Equal(EscalationReason.Reminders, Due(silent, Reminded(10), At("03-11T15:00")).Single().Command.Because);
    }

    private static IReadOnlyList<EscalationStep> WhileAway(string at, Absence away) => Due(Away(away), new AttentionLedger(), At(at), away);

    private static LaunchScenario Away(Absence away) => Given().At(At("03-01T15:00")).When(new RecordAbsences([Ana], [away])).ThenAccepted();

    private static IReadOnlyList<EscalationStep> Due(LaunchScenario scenario, AttentionLedger ledger, DateTimeOffset now, Absence? away = null) => Escalations.Due(
        AttentionProfile.Of(null, AttentionDefaults.Of(scenario.Launch), away is null ? [] : [away]), ledger, Asks(scenario, now), now);

    private static IReadOnlyList<LaunchAsk> Asks(LaunchScenario scenario, DateTimeOffset now) => LaunchAsk.Of(Ana, [scenario.Launch], now);

    private static IEnumerable<string> Told(LaunchScenario scenario) => scenario.Intents.OfType<SendMailIntent>().Where(mail => mail.Mail == MailKind.Escalated).Select(mail => mail.To);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse($"2027-{text}Z", System.Globalization.CultureInfo.InvariantCulture);
}
