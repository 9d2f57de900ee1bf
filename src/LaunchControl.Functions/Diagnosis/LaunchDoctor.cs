using System.Text.Json;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Functions.Watchdog;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Diagnosis;

/// <summary>Finds out what a launch waits for, and whether that is as it should be. Changes nothing.</summary>
public sealed class LaunchDoctor(IAbsences absences, IAuditTrail trail, IOptions<WatchdogOptions> options, TimeProvider time)
{
    public async Task<LaunchDiagnosis> ExamineAsync(StoredLaunch stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (launch, now) = (stored.Launch, time.GetUtcNow());
        var blockers = BlockerList.Of(launch, await absences.ReadAsync(launch.Participants(), cancellationToken), now);
        var last = (await trail.ReadAsync(launch.Id, launch.AuditSequence - 1, 1, cancellationToken)).SingleOrDefault();
        var states = await OrchestrationStates.ReadAsync(launch, client, cancellationToken);

        // What was decided just now is about to be followed.
        var isSettled = (last?.At ?? launch.StartedAt) <= now - options.Value.Grace;
        return new LaunchDiagnosis
        {
            LaunchId = launch.Id,
            Status = launch.Status,
            Summary = WaitingSentence.Of(launch, blockers),
            Findings = [.. Orchestrations(launch, states, isSettled), .. isSettled ? Overdue(launch, now) : [], .. Outbox(stored, now)],
            WaitsFor = blockers,
            NextEvaluationAt = Evaluation.NextAt(launch, now),
            LastChange = last is null ? null : new LastChangeView(last.At, last.Action, last.Summary),
            Orchestrations = [.. states.Expected.Select(state => new OrchestrationView(state.Id, Word(state.Status?.ToString() ?? "Missing")))],
            Outbox = [.. stored.Pending.Select(batch => new PendingView(batch.Since, [.. batch.Intents.Select(Describe)]))],
        };
    }

    private static IEnumerable<Finding> Orchestrations(Launch launch, OrchestrationStates states, bool isSettled)
    {
        // A gate that opened just now may not have its orchestration yet; that of the launch has to be there to start it.
        var dead = isSettled || states.IsLaunchDead ? states.Dead : [];
        return
        [
            .. dead.Select(one => new Finding("orchestration-dead", $"The orchestration {one}; it has to be replaced. {Remedies(launch)}")),
            .. states.Suspended.Select(id => new Finding("orchestration-suspended", $"Somebody suspended the orchestration {id}. Resume it to let the launch go on.")),
        ];
    }

    private static IEnumerable<Finding> Overdue(Launch launch, DateTimeOffset now) =>
    [
        .. Evaluation.IsLaunchDue(launch, now)
            ? [new Finding("overdue", $"The launch should have gone on by itself: its orchestration has to be woken or replaced. {Remedies(launch)}")]
            : Array.Empty<Finding>(),
        .. Evaluation.DueGates(launch, now).Select(gate =>
            new Finding("overdue", $"{gate.Name} should have been looked at: its orchestration has to be woken or replaced. {Remedies(launch)}")),
    ];

    private IEnumerable<Finding> Outbox(StoredLaunch stored, DateTimeOffset now) =>
        from batch in stored.Pending
        where now - batch.Since >= options.Value.Grace
        select new Finding("outbox-waiting",
            $"{string.Join(", ", batch.Intents.Select(Describe))} of a decision of {batch.Since:u} could not be carried out yet; the sweep tries again every two minutes. The logs say why it failed.");

    private static string Describe(Intent intent) => intent is SendMailIntent mail ? $"mail {Word(mail.Mail.ToString())}" : Word(intent.GetType().Name.Replace("Intent", "", StringComparison.Ordinal));

    private static string Remedies(Launch launch) =>
        $"The watchdog does that by itself, within minutes where something is due and within an hour otherwise; POST /api/launches/{launch.Id}/restart-orchestrations does it now.";

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
