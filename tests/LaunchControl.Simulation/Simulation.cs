using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Simulation.Checks;
using LaunchControl.Simulation.Clients;
using LaunchControl.Simulation.Faults;
using LaunchControl.Simulation.Tables;
using LaunchControl.Simulation.Webhooks;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Simulation;

/// <summary>One seed: teams work on their launches while things go wrong; then nothing does, everybody approves, time passes, and every launch must be completed, but for those that somebody cancelled.</summary>
internal sealed class Simulation
{
    private const int MostLaunches = 3;
    private const int MostTurns = 400;
    private const long MostSteps = 400_000;

    // Less than an automated check takes between two attempts: one that can't pass yet goes on for ever.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(9);

    private readonly World _world;
    private readonly List<Team> _teams = [];

    private Simulation(World world)
    {
        _world = world;
        for (var number = world.Dice.Below(MostLaunches); number >= 0; number--)
        {
            _teams.Add(new Team(world, _teams.Count) { Earlier = [.. _teams] });
        }
    }

    /// <param name="lines">Gets a line for each step; null for none.</param>
    public static SimulationResult Run(ulong seed, Sabotage? sabotage = null, TextWriter? lines = null)
    {
        var outer = SynchronizationContext.Current;
        try
        {
            var world = new World(seed, sabotage, lines);
            world.Recorder.Judge(new Simulation(world).Run);
            return new SimulationResult(seed, world.Recorder.Violation, world.Scheduler.Steps, world.Trace.Hash, world.Faults.Counts) { Launches = world.Recorder.Launches.Count(record => !record.IsEmpty) };
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void Run()
    {
        Finish([.. _teams.Select(team => (Func<Task>)team.PlayAsync)]);
        _world.CalmDown();
        Settle();
        AssertCarriedOut();
        var finishes = _teams.ConvertAll(team => new Finish(_world, team));
        for (var turn = 0; !_teams.TrueForAll(team => Launch(team).IsFinal); turn++)
        {
            Promise.Holds(turn < MostTurns, $"Everybody approves for ever, and nothing comes to rest: {Describe()}");
            var before = _teams.Sum(team => Launch(team).AuditSequence);
            Finish([.. finishes.Select(finish => (Func<Task>)(() => finish.TakeTurnAsync(turn)))]);
            Settle();
            if (before == _teams.Sum(team => Launch(team).AuditSequence))
            {
                Promise.Holds(RunOne(), $"A launch is stuck: nothing waits for anything. {Describe()}");
                Settle();
            }
        }

        AssertEnd();
    }

    private Launch Launch(Team team) => _world.Recorder.Of(team.LaunchId!).Current;

    /// <summary>Runs until all of this is done.</summary>
    private void Finish(IReadOnlyList<Func<Task>> work)
    {
        var isDone = false;
        _world.Scheduler.Add(_world.Strand, "begins", () => _world.Watch(AllAsync()));
        while (!isDone)
        {
            Promise.Holds(RunOne(), "Somebody waits for an answer that never comes.");
        }

        async Task AllAsync()
        {
            await Task.WhenAll(work.Select(one => one()));
            isDone = true;
        }
    }

    /// <summary>Runs until nothing happens for a while.</summary>
    private void Settle()
    {
        while (_world.Scheduler.HasReady || _world.Scheduler.NextDueAt - _world.Now < Rest || !_world.Tables.Backlog.IsEmpty)
        {
            RunOne();
        }
    }

    private bool RunOne()
    {
        var isRun = _world.RunOne();
        Promise.Holds(_world.Scheduler.Steps < MostSteps, $"Nothing comes to rest: {Describe()}");
        return _world.Recorder.Violation is { } violation ? throw new ViolationException(violation) : isRun;
    }

    // Before anybody does anything again: what is left now would wait for ever.
    private void AssertCarriedOut()
    {
        foreach (var team in _teams)
        {
            var filter = $"PartitionKey eq '{team.LaunchId}' and RowKey ge '{TableKeys.OutboxPrefix}' and RowKey le '{TableKeys.StateTo}'";
            var left = LaunchRows.ToOutbox(_world.Tables.Launches.Query(new RowFilter(filter)));
            Promise.Holds(left.Count == 0, $"Nobody will carry out what is left in the outbox of {team.LaunchId}: {string.Join(", ", left.SelectMany(batch => batch.Intents))}");
        }
    }

    private void AssertEnd()
    {
        Promise.Holds(_world.Recorder.Launches.Count(record => !record.IsEmpty) == _teams.Count, "An idempotency key started more than one launch.");
        AssertCarriedOut();
        while (SimulatedWebhook.HasWaiting(_world.Tables) || !_world.Events.IsEmpty)
        {
            Promise.Holds(RunOne(), "An event waits for ever to be delivered.");
        }

        Promise.Holds(_world.SignOffs.IsEmpty && _world.Commands.IsEmpty, "A message was never settled.");
        foreach (var team in _teams)
        {
            var record = _world.Recorder.Of(team.LaunchId!);
            _world.Recorder.AssertStored(record);
            _world.Recorder.AssertTold(record, SimulatedWebhook.WasAlwaysActive(_world.Tables));
            AssertProjected(record);
            team.Pushers.AssertStored(record.Id);
        }

        // The parent of one that was killed fails.
        var isKilled = _world.Faults.Counts.ContainsKey(FaultKind.OrchestrationKilled);
        foreach (var instance in _world.Hub.All)
        {
            Promise.Holds(isKilled || instance.Status != OrchestrationRuntimeStatus.Failed, $"Orchestration {instance.Id} failed: {instance.Failure}");
        }
    }

    private void AssertProjected(LaunchRecord record)
    {
        var rows = _world.Tables.Index.Query(new RowFilter(null)).Select(row => row.Read<LaunchSummary>()).Where(row => row.Id == record.Id).ToList();
        Promise.Holds(rows is [var row] && row.Status == record.Current.Status, $"The index says of {record.Id}: {string.Join(", ", rows)}");
    }

    private string Describe() => string.Join(" | ", _teams.Where(team => team.LaunchId is not null).Select(team => Describe(Launch(team))));

    private static string Describe(Launch launch) =>
        $"{launch.Id} {launch.Status}: {string.Join(", ", launch.Gates.Where(gate => !gate.IsPassed).Select(gate => $"{gate.Id} {gate.Status} (watch {gate.Watch}, waits for {string.Join(" ", gate.WaitsFor)}; {string.Join(" ", gate.Items.Where(item => !item.IsSettled).Select(item => item.Id))}; {string.Join(" ", gate.Approvers.Select(approver => $"{approver.Person} {approver.Vote?.Decision}"))})"))}";
}
