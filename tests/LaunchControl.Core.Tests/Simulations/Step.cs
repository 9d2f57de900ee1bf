using CsCheck;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.StatusMails;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>One random move. It becomes a command only when it meets a launch, so that most moves mean something there.</summary>
internal sealed record Step(int Kind, int Pick, SignOffDecision Decision, int RoundShift, TimeSpan Elapsed)
{
    private static readonly Gen<SignOffDecision> Decisions =
        Gen.Frequency((8, Gen.Const(SignOffDecision.Approve)), (1, Gen.Const(SignOffDecision.Reject)), (1, Gen.Const(SignOffDecision.Abstain)), (1, Gen.Const(SignOffDecision.Withdraw)));

    private static readonly Gen<int> RoundShifts = Gen.Frequency((12, Gen.Const(0)), (1, Gen.Const(-1)), (1, Gen.Const(1)));

    private static readonly Gen<TimeSpan> Times =
        Gen.Frequency(
            (4, Gen.Const(TimeSpan.Zero)),
            (4, Gen.Int[0, 60].Select(minutes => TimeSpan.FromMinutes(minutes))),
            (1, Gen.Int[0, 14].Select(days => TimeSpan.FromDays(days))));

    public static readonly Gen<Step[]> Sequence =
        Gen.Select(Gen.Int[0, 192], Gen.Int[0, 999], Decisions, RoundShifts, Times)
            .Select(move => new Step(move.Item1, move.Item2, move.Item3, move.Item4, move.Item5))
            .Array[0, 150];

    public LaunchCommand ToCommand(Launch launch, Playbook playbook, DateTimeOffset now) => Kind switch
    {
        < 25 => new CompleteItem(ItemId(launch), Pick % 3 == 0 ? [] : [new Evidence($"https://contoso.example/{Pick % 2}", null)]),
        < 28 => new ReopenItem(ItemId(launch), "It regressed."),
        < 68 => SignOff(launch, now),
        < 76 => new RequestReview(Gate(launch).Id, null),
        < 80 => new EvaluateGate(Gate(launch).Id),
        < 90 => new OpenNextPhase(),
        < 94 => new GoLive(),
        < 98 => Check(launch),
        < 100 => new BlockItem(ItemId(launch), Pick % 4 == 0 ? null : "The vendor is late."),
        < 102 => new MarkItemNotApplicable(ItemId(launch), Pick % 4 == 0 ? " " : "Not sold there."),
        < 105 => new WaiveItem(ItemId(launch), Pick % 4 == 0 ? null : "The risk is ours.", Expiry(now)),
        < 107 => new WaiveGate(Gate(launch).Id, "The risk is ours.", Expiry(now)),
        < 108 => new RevokeGateWaiver(Gate(launch).Id, "The risk grew."),
        < 111 => new AddItem(Gate(launch).Id, new ItemDraft { Title = $"Added {Pick % 5}", DependsOn = Pick % 2 == 0 ? null : [ItemId(launch)] }),
        < 113 => new ChangeItem(ItemId(launch), new ItemDraft { Title = $"Changed {Pick % 3}", Due = Pick % 2 == 0 ? "L-9d" : null, RequiresEvidence = Pick % 5 == 0 }),
        < 115 => new RemoveItem(ItemId(launch), "Not needed."),
        < 118 => new RecordItemCheck(ItemId(launch), Pick % 2 == 0, $"answered {500 + (Pick % 3)}"),
        < 120 => new ChangePeople(People(launch), [], null),
        < 123 => Scope(playbook),
        < 125 => new Reschedule(launch.LaunchAt.AddDays((Pick % 21) - 7), Pick % 5 == 0 ? null : "The vendor is late."),
        < 127 => new WaitForGates(Gate(launch).Id, Pick % 3 == 0 ? [] : [External]),
        < 129 => new RecordExternalGate(Gate(launch).Id, External, Pick % 3 > 0),
        < 130 => new AddDependent(Gate(launch).Id, External),
        < 131 when Pick % 6 == 0 => new CancelLaunch(Pick % 4 == 0 ? null : "The pilot customers left."),
        < 132 => new HoldLaunch(Pick % 4 == 0 ? null : "The vendor is late."),
        < 137 => new ResumeLaunch(Pick % 9 == 0 ? null : "They delivered."),
        < 138 => new OverrideGate(Gate(launch).Id, "The outage leaves no time."),
        < 142 => Renewal(launch),
        < 143 => new RevokeLinks(Gate(launch).Id, Pick % 2 == 0 ? null : Approver(Gate(launch)), "It was forwarded."),
        < 146 => new ReassignApprover(Gate(launch).Id, Approver(Gate(launch)), StartLaunchBuilder.Person($"new-{Pick % 4}"), [], "They left."),
        < 149 => Delivery(launch, now),
        < 152 => new ChangeItem(ItemId(launch), new ItemDraft { Ticket = Pick % 9 == 0 ? ItemTicket.None : new ItemTicket($"PROJ-{Pick % 2}", null) }),
        < 156 => new RecordTicketStatus($"proj-{Pick % 2}", Pick % 3 > 0, now.AddMinutes((Pick % 5) - 3), null),
        < 157 => new RestartOrchestrations(Pick % 4 == 0 ? null : "It is not there."),
        < 158 => new CompleteLaunch(),
        < 161 => new ChangeMetric(Contract(Pick % 4, Pick % 3), Pick % 5 == 0 ? null : "It was agreed anew."),
        < 162 => new RemoveMetric($"metric-{Pick % 4}", Pick % 5 == 0 ? null : "It was measured wrongly."),
        < 163 => new IssueFeedbackLink(launch.FeedbackLink?.Number ?? 0, null),
        < 164 => new RevokeFeedbackLink(Pick % 4 == 0 ? " " : "It was spammed."),
        < 166 => new AddLesson(Pick % 9 == 0 ? "Not an id" : $"lesson-{Pick % 3}", LessonKind.Keep, $"We learnt {Pick % 2}."),
        < 167 => new RemoveLesson($"lesson-{Pick % 4}", Pick % 5 == 0 ? null : "It was wrong."),
        < 169 => Escalation(launch, now),
        < 179 => Absences(launch, now),
        < 182 => new AcknowledgeGate(Gate(launch).Id, Signer(Gate(launch)), Pick % 3 == 0 ? null : now.AddDays((Pick % 9) - 1)),
        < 184 => new AcknowledgeItem(ItemId(launch), Pick % 3 == 0 ? null : now.AddDays((Pick % 9) - 1)),
        < 186 => new ReassignItem(ItemId(launch), Pick % 9 == 0 ? "nobody" : StartLaunchBuilder.Person($"new-{Pick % 4}"), Pick % 7 == 0 ? null : "They left."),
        < 188 => new DismissRecommendation(RecommendationId(launch), Pick % 4 == 0 ? null : "The risk is ours."),
        < 189 => new NoteBlackouts(Blackouts, 1),
        < 190 => new Reschedule(launch.LaunchAt.AddDays(Pick % 3), "The vendor is late.") { Blackouts = Blackouts, OverrideReason = Pick % 2 == 0 ? null : "It can't wait." },
        < 191 => new SetStatusMail(Pick % 3 == 0 ? null : new StatusMailPlan { To = ["board@contoso.example"], Every = StatusRhythm.Day, At = $"0{Pick % 2}:00" }),
        _ => new NoteDeadLetter("launch-commands", Pick % 7, $"message-{Pick % 5}", "item-not-found", Pick % 2 == 0, Pick % 3 == 0 ? null : "It was mended."),
    };

    private Escalate Escalation(Launch launch, DateTimeOffset now) => AskList.Of(launch, now) is { Count: > 0 } asks && asks[Pick % asks.Count] is var ask
        ? new Escalate(ask.Key, ask.Person, (EscalationChain.Last(launch, ask)?.Level ?? 0) + (Pick % 5 == 0 ? 0 : 1), EscalationReason.Reminders, 4, Pick % 50)
        : new Escalate("Item|item/unknown|0", StartLaunchBuilder.Owner, 1, EscalationReason.Response, 0, 32);

    private static GateReference External => new("another-launch-7f3k2m", "engineering-ready");

    private BlackoutCalendar Blackouts => Pick % 3 == 0 ? BlackoutCalendar.None : new BlackoutCalendar
    {
        Windows = [new BlackoutWindow($"window-{Pick % 2}", "Freeze", DateOnly.FromDateTime(StartLaunchBuilder.LaunchAt.DateTime).AddDays(-Pick % 5), DateOnly.FromDateTime(StartLaunchBuilder.LaunchAt.DateTime).AddDays(Pick % 9))],
    };

    private string RecommendationId(Launch launch) =>
        launch.HoldRecommendations.Count > 0 ? launch.HoldRecommendations[Pick % launch.HoldRecommendations.Count].Id : "none";

    private Gate Gate(Launch launch) => launch.Gates[Pick % launch.Gates.Count];

    private static SuccessMetric Contract(int id, int guardrail) =>
        new() { Id = $"metric-{id}", Direction = MetricDirection.Up, Baseline = 3, Target = 5, Guardrail = guardrail == 0 ? null : guardrail };

    // What a check finds depends on the launch alone, so that a repetition finds the same.
    private RecordCheck Check(Launch launch)
    {
        var check = launch.Checks.Count > 0 ? launch.Checks[Pick % launch.Checks.Count] : new PostLaunchCheck("L+1h");
        return new RecordCheck(check.Offset, [.. launch.Metrics.Select((metric, index) => new MeasuredMetric(metric, Measured(metric, check, index)))]);
    }

    private Measurement Measured(SuccessMetric metric, PostLaunchCheck check, int index)
    {
        var to = check.DueAt ?? StartLaunchBuilder.LaunchAt;
        var measured = new Measurement(metric.Id, to.AddDays(-1), to);
        return (Pick + index) % 7 == 0 ? measured with { NoDataBecause = "There is no value in the window." } : measured with { Value = (Pick + index) % 7, Count = 1 };
    }

    private string ItemId(Launch launch)
    {
        List<string> ids = [.. launch.Gates.SelectMany(gate => gate.Items).Select(item => item.Id), "unknown-item"];
        return ids[Pick % ids.Count];
    }

    private DateTimeOffset? Expiry(DateTimeOffset now) => Pick % 3 == 0 ? null : now.AddHours((Pick % 50) - 1);

    private Dictionary<string, IReadOnlyList<string>> People(Launch launch)
    {
        var roles = launch.People.Keys.Append(Playbook.LaunchOwnerRole).ToList();
        var role = roles[Pick % roles.Count];
        var stranger = StartLaunchBuilder.Person($"new-{Pick % 4}");
        return new() { [role] = role == Playbook.LaunchOwnerRole || Pick % 2 == 0 ? [stranger] : [StartLaunchBuilder.Person(role), stranger] };
    }

    private ChangeScope Scope(Playbook playbook)
    {
        var inputs = new Dictionary<string, IReadOnlyList<string>?>();
        if (Pick % 2 == 0)
        {
            inputs[RandomPlaybook.Flag] = Pick % 10 == 0 ? null : [Pick % 4 == 0 ? "yes" : "no"];
        }

        return new ChangeScope(new BriefPatch { Pricing = $"{Pick % 3} USD" }, inputs, null, playbook, null);
    }

    private RenewLink Renewal(Launch launch)
    {
        var (gate, person) = (Gate(launch), Signer(Gate(launch)));
        return new RenewLink(gate.Id, person, gate.FindSeat(person)?.LinkNonce ?? "none");
    }

    private RecordDelivery Delivery(Launch launch, DateTimeOffset now) =>
        new(Gate(launch).Id, Approver(Gate(launch)), new[] { "bounce", "dropped", "deferred", "delivered" }[Pick % 4], "The mailbox is full.", now.AddMinutes(Pick % 3));

    // People of the launch and a few others are away in turn, and name each other as delegates, also in circles.
    private RecordAbsences Absences(Launch launch, DateTimeOffset now)
    {
        List<string> people = [.. Enumerable.Range(0, 6).Select(number => StartLaunchBuilder.Person($"new-{number}")), .. launch.Involved()];
        List<string> asked = [.. launch.Gates.Where(gate => gate.Status == GateStatus.InReview).SelectMany(Seats.Of).Select(seat => seat.Person), .. Pick % 3 == 0 ? people : []];
        var (person, from) = (asked.Count > 0 ? asked[Pick / 3 % asked.Count] : people[Pick % people.Count], DateOnly.FromDateTime(now.UtcDateTime).AddDays((Pick % 7) - 4));
        var stand = Pick % 5 == 0 ? null : people[Pick / 7 % people.Count];
        return new RecordAbsences([person], Pick % 6 == 0 ? [] : [new Absence(person, from, from.AddDays(Pick % 9), stand == person ? null : stand)]);
    }

    private string Signer(Gate gate)
    {
        List<string> people = [.. Seats.Of(gate).Select(seat => seat.Person), StartLaunchBuilder.Person("mallory")];
        return people[Pick / 7 % people.Count];
    }

    private string Approver(Gate gate) => gate.Approvers.Count > 0 ? gate.Approvers[Pick / 7 % gate.Approvers.Count].Person : StartLaunchBuilder.Person("nobody");

    private RecordSignOff SignOff(Launch launch, DateTimeOffset now)
    {
        var reviewed = launch.Gates.Where(gate => gate.Status == GateStatus.InReview).ToList();
        var gate = reviewed.Count > 0 && Pick % 10 > 0 ? reviewed[Pick % reviewed.Count] : Gate(launch);
        var people = Seats.Of(gate).Select(seat => seat.Person).ToList();

        // A gate may have lost its last approver.
        var person = Pick % 50 == 0 || people.Count == 0 ? StartLaunchBuilder.Person("mallory") : people[Pick / 10 % people.Count];
        var comment = Decision == SignOffDecision.Reject && Pick % 5 > 0 ? "Not yet." : null;
        return new RecordSignOff($"sign-off-{Pick}", gate.Id, gate.Round + RoundShift, person, Decision, comment, now)
        {
            Replaces = Pick % 4 == 0 || Decision == SignOffDecision.Withdraw ? gate.FindSeat(person)?.Approver.Vote?.SignOffId : null,
            EffectiveAt = Decision == SignOffDecision.Approve && Pick % 11 == 0 ? now.AddHours(Pick % 70) : null,
            Fingerprint = Pick % 3 == 0 ? GateContent.Fingerprint(launch, gate) : Pick % 13 == 0 ? "outdated" : null,
            Conditions = Decision == SignOffDecision.Approve && Pick % 7 == 0 ? [new ConditionDraft($"Condition {Pick}", StartLaunchBuilder.Person("eve"), now.AddHours(Pick % 90))] : [],
        };
    }
}
