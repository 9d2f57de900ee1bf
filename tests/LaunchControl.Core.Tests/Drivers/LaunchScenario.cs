using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.Drivers;

/// <summary>Given a launch in some state, when commands come, then this holds. Each command meets the state that the last one left.</summary>
internal sealed class LaunchScenario
{
    // Far more than any playbook has phases and chains of gates.
    private const int MostTurns = 100;

    private int _commands;

    private LaunchScenario(Decision started) => Keep(started);

    public Launch Launch { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; } = StartLaunchBuilder.Now;

    /// <summary>What the last command came to.</summary>
    public Outcome? Outcome { get; private set; }

    public List<AuditEntry> Audit { get; } = [];

    public List<Intent> Intents { get; } = [];

    public static LaunchScenario GivenStarted(Playbook playbook) => GivenStarted(playbook, StartLaunchBuilder.RequestFor(playbook));

    public static LaunchScenario GivenStarted(Playbook playbook, StartLaunch request) =>
        new(StartLaunchDecider.Decide(
            "contoso-pulse-2-0-7f3k2m", request, playbook, new CommandOrigin("start", StartLaunchBuilder.Owner, Channel.Api), StartLaunchBuilder.Now));

    /// <summary>Started, and its first phase open.</summary>
    public static LaunchScenario GivenOpened(Playbook playbook) => GivenStarted(playbook).When(new OpenNextPhase());

    /// <summary>Everything approved, go given, waiting for the launch moment.</summary>
    public static LaunchScenario GivenScheduled(Playbook playbook) => GivenOpened(playbook).WhenEverybodyApproves();

    public static LaunchScenario GivenLive(Playbook playbook) => GivenScheduled(playbook).At(StartLaunchBuilder.LaunchAt).When(new GoLive());

    /// <summary>The launch as another release would have left it.</summary>
    public LaunchScenario Given(Func<Launch, Launch> change)
    {
        Launch = change(Launch);
        return this;
    }

    public LaunchScenario At(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    public LaunchScenario When(LaunchCommand command, string actor = StartLaunchBuilder.Owner)
    {
        Outcome = LaunchDecider.Decide(Launch, command, new CommandOrigin($"command-{++_commands}", actor, Channel.Api), Now);
        if (Outcome.Decision is { } decision)
        {
            Keep(decision);
        }

        return this;
    }

    public LaunchScenario WhenDone(params string[] itemIds)
    {
        foreach (var itemId in itemIds)
        {
            When(new CompleteItem(itemId, [new Evidence("https://contoso.example/evidence", null)]));
        }

        return this;
    }

    public LaunchScenario WhenDecides(string role, string gateId, SignOffDecision decision, int? round = null, string? signOffId = null)
    {
        var person = StartLaunchBuilder.Person(role);
        var comment = decision == SignOffDecision.Reject ? "The load test is missing." : null;
        return When(
            new RecordSignOff(signOffId ?? $"sign-off-{_commands}", gateId, round ?? Gate(gateId).Round, person, decision, comment, Now), person);
    }

    /// <summary>Somebody signs with an id, and on terms of their own: <c>WhenSigns("v1", "ana", "a", vote => vote with { Replaces = "v0" })</c>.</summary>
    public LaunchScenario WhenSigns(string id, string role, string gateId, Func<RecordSignOff, RecordSignOff>? terms = null)
    {
        var person = StartLaunchBuilder.Person(role);
        var signOff = new RecordSignOff(id, gateId, Gate(gateId).Round, person, SignOffDecision.Approve, null, Now);
        return When(terms is null ? signOff : terms(signOff), person);
    }

    public Approver Approver(string gateId, string role) => Gate(gateId).FindApprover(StartLaunchBuilder.Person(role))!;

    public LaunchScenario WhenApproves(string role, string gateId) => WhenDecides(role, gateId, SignOffDecision.Approve);

    public LaunchScenario WhenRejects(string role, string gateId) => WhenDecides(role, gateId, SignOffDecision.Reject);

    /// <summary>Does, asks for and approves whatever is open, phase by phase, until nothing more can be done before the launch moment.</summary>
    public LaunchScenario WhenEverybodyApproves()
    {
        var before = -1;
        for (var turn = 0; Launch.AuditSequence > before; turn++)
        {
            Assert.True(turn < MostTurns, "Everybody approves for ever, and the launch does not come to rest.");
            before = Launch.AuditSequence;
            if (When(new ResumeLaunch("Nothing holds us up.")).Outcome!.Refusal?.Code == "launch-date-passed")
            {
                When(new Reschedule(Now.AddDays(1), "The date passed during the hold.")).When(new ResumeLaunch("Nothing holds us up."));
            }

            When(new OpenNextPhase());
            WhenDone([.. Launch.Gates.Where(Launch.IsOpen).SelectMany(gate => gate.Items).Where(item => !item.IsSettled).Select(item => item.Id)]);
            foreach (var gate in Launch.Gates)
            {
                When(new EvaluateGate(gate.Id));
            }

            foreach (var (gate, other) in OpenGates().SelectMany(gate => gate.WaitsFor, (gate, other) => (gate, other)))
            {
                When(new RecordExternalGate(gate.Id, other.Reference, IsPassed: true));
            }

            foreach (var gate in OpenGates().Where(gate => gate.Approvers.Count == 0))
            {
                // Its people were away when the last of them became the owner, so the change was no fault.
                When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { [gate.ApproverRoles[0].Role] = [StartLaunchBuilder.Person($"newcomer-{turn}")] }, [], null));
            }

            foreach (var gate in OpenGates())
            {
                When(new RequestReview(gate.Id, null));
            }

            foreach (var gate in OpenGates())
            {
                foreach (var approver in gate.Approvers)
                {
                    WhenApproves(gate, approver.Person, turn);
                }
            }
        }

        return this;
    }

    /// <summary>Lets the launch moment and every post-launch check pass; what lapses on the way is approved again.</summary>
    public LaunchScenario WhenTimePasses()
    {
        At(Later(Launch.LaunchAt)).WhenEverybodyApproves();
        At(Later(Launch.LaunchAt)).WhenEverybodyApproves().When(new GoLive());
        return At(Later(Launch.Checks.Max(check => check.DueAt) ?? Now)).WhenChecksRun();
    }

    /// <summary>Runs every check that is due, each with what <paramref name="values"/> gives for its metrics; without it there is no data.</summary>
    public LaunchScenario WhenChecksRun(Func<PostLaunchCheck, SuccessMetric, double?>? values = null)
    {
        while (CheckLadder.Next(Launch, Now) is { } check)
        {
            When(new RecordCheck(check.Offset, [.. Launch.Metrics.Select(metric => new MeasuredMetric(metric, Measured(check, metric, values?.Invoke(check, metric))))]));
        }

        return CheckLadder.IsThrough(Launch) ? When(new CompleteLaunch()) : this;
    }

    private Measurement Measured(PostLaunchCheck check, SuccessMetric metric, double? value)
    {
        var (from, to) = CheckLadder.Window(Launch, check, metric);
        return new Measurement(metric.Id, from, to) { Value = value, Count = value is null ? 0 : 1, NoDataBecause = value is null ? "There is no value in the window." : null };
    }

    public Gate Gate(string gateId) => Launch.FindGate(gateId)!;

    public LaunchScenario ThenGate(string gateId, GateStatus status)
    {
        Assert.Equal(status, Gate(gateId).Status);
        return this;
    }

    public LaunchScenario ThenLaunch(LaunchStatus status)
    {
        Assert.True(status == Launch.Status, $"{Launch.Name} is {Launch.Status}, not {status}. Open: {string.Join("; ", Launch.Gates.Where(gate => !gate.IsPassed).Select(Describe))}");
        return this;
    }

    public LaunchScenario ThenRefused(string code)
    {
        Assert.Equal(code, Outcome!.Refusal?.Code);
        return this;
    }

    public LaunchScenario ThenAccepted()
    {
        Assert.False(Outcome!.IsRefused, Outcome.Refusal?.Message);
        return this;
    }

    public LaunchScenario ThenNothingChanged()
    {
        ThenAccepted();
        Assert.True(Outcome!.Decision!.IsNoChange);
        return this;
    }

    /// <summary>The last command's mails of this kind go to exactly these people.</summary>
    public LaunchScenario ThenMailed(MailKind kind, params string[] people)
    {
        var mails = Outcome!.Decision!.Intents.OfType<SendMailIntent>().Where(mail => mail.Mail == kind);
        Assert.Equal(people.Order(), mails.Select(mail => mail.To).Order());
        return this;
    }

    // On the spot; who has approved a gate that this one is kept apart from hands over.
    private void WhenApproves(Gate gate, string person, int turn)
    {
        var (round, vote) = (Gate(gate.Id).Round, Gate(gate.Id).FindApprover(person)?.Vote);
        if (vote is { EffectiveAt: null } && (vote.Decision == SignOffDecision.Approve || gate.Policy.Veto))
        {
            return;
        }

        var signOff = new RecordSignOff($"{gate.Id}-{person}-{round}-{turn}", gate.Id, round, person, SignOffDecision.Approve, null, Now) { Replaces = vote?.SignOffId };
        if (When(signOff).Outcome!.Refusal?.Code == "separation-of-duties")
        {
            When(new ReassignApprover(gate.Id, person, StartLaunchBuilder.Person($"deputy-{turn}-of-{gate.Id}"), [], "Duties are kept apart."));
        }
    }

    private static string Describe(Gate gate) =>
        $"{gate.Id} {gate.Status}, {string.Join(" ", gate.Items.Where(item => !item.IsSettled).Select(item => $"{item.Id} {item.Status} after [{string.Join(",", item.DependsOn)}]"))}, signed by {string.Join(" ", gate.Approvers.Select(approver => $"{approver.Person} {approver.Vote?.Decision}"))}";

    private DateTimeOffset Later(DateTimeOffset moment) => moment > Now ? moment : Now;

    private List<Gate> OpenGates() => [.. Launch.Gates.Where(gate => !gate.IsPassed && Launch.PhaseOf(gate).OpenedAt is not null)];

    private void Keep(Decision decision)
    {
        Launch = decision.Launch;
        Audit.AddRange(decision.Audit);
        Intents.AddRange(decision.Intents);
    }
}
