using LaunchControl.Core.Tests.Builders;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Simulation.App;
using LaunchControl.Simulation.Checks;
using LaunchControl.Simulation.Durable;
using LaunchControl.Simulation.Faults;
using LaunchControl.Simulation.Queues;
using LaunchControl.Simulation.Scheduling;
using LaunchControl.Simulation.Tables;
using LaunchControl.Simulation.Timers;
using LaunchControl.Simulation.Webhooks;

namespace LaunchControl.Simulation;

/// <summary>All of one run: two processes of the app, what they stand on, and who acts on them. The seed decides everything.</summary>
internal sealed class World
{
    private const int Processes = 2;
    private static readonly TimeSpan LongestRestart = TimeSpan.FromMinutes(1);

    private readonly AppProcess[] _processes = new AppProcess[Processes];
    private int _started;

    public World(ulong seed, Sabotage? sabotage = null, TextWriter? lines = null)
    {
        Dice = new Dice(seed);
        Trace = new Trace(lines);
        Scheduler = new Scheduler(Dice, Trace, StartLaunchBuilder.Now);
        Strand = new Strand(Scheduler, "outside");
        Faults = new FaultPlan(Dice);
        Tables = new TableAccount { Sabotage = sabotage };
        Recorder = new Recorder(this);
        Hub = new TaskHub(this);
        SignOffs = new SimulatedQueue(this, QueueNames.GateSignOffs, AppServices.Functions.All.First(function => function.Name == "RecordSignOff"));
        Commands = new SimulatedQueue(this, QueueNames.LaunchCommands, AppServices.Functions.All.First(function => function.Name == "RunLaunchCommand"));
        Events = new SimulatedQueue(this, QueueNames.WebhookEvents, AppServices.Functions.All.First(function => function.Name == "FanOutEvent"));
        Topic = new SimulatedTopic(this);
        SimulatedWebhook.Create(Tables);
        Timers = new TimerFunctions(this);
        for (var index = 0; index < Processes; index++)
        {
            Start(index);
        }
    }

    public Dice Dice { get; }

    public Trace Trace { get; }

    public Scheduler Scheduler { get; }

    /// <summary>Everything that is not a process of the app.</summary>
    public Strand Strand { get; }

    public FaultPlan Faults { get; }

    public TableAccount Tables { get; }

    public TaskHub Hub { get; }

    public SimulatedQueue SignOffs { get; }

    public SimulatedQueue Commands { get; }

    /// <summary>A copy of every event, for webhooks.</summary>
    public SimulatedQueue Events { get; }

    public SimulatedTopic Topic { get; }

    public Recorder Recorder { get; }

    public TimerFunctions Timers { get; }

    public DateTimeOffset Now => Scheduler.Now;

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsCalm { get; private set; }

    public SimulatedQueue Queue(string name) => name switch
    {
        QueueNames.GateSignOffs => SignOffs,
        QueueNames.LaunchCommands => Commands,
        QueueNames.WebhookEvents => Events,
        _ => throw new NotSupportedException($"Queue '{name}' is not simulated."),
    };

    /// <summary>One of the processes; a dead one only while all are.</summary>
    public AppProcess AnyProcess()
    {
        var alive = Array.FindAll(_processes, process => !process.IsDead);
        return Dice.Pick(alive.Length > 0 ? alive : _processes);
    }

    /// <summary>A process crashed: another takes its place within a minute.</summary>
    public void Lost(AppProcess process)
    {
        Hub.Lose(process);
        var index = Array.IndexOf(_processes, process);
        Scheduler.Add(Strand, $"{process.Name} crashed; another starts", () => Start(index), Dice.Between(TimeSpan.FromSeconds(1), LongestRestart));
    }

    public void CalmDown()
    {
        Faults.End();
        IsCalm = true;
        Scheduler.IsPunctual = true;
    }

    /// <summary>Whatever fails outside the app is a fault of the simulation.</summary>
    public async void Watch(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception exception)
        {
            Recorder.Judge(() => throw new InvalidOperationException("The simulation itself failed.", exception));
        }
    }

    /// <summary>Runs one step.</summary>
    /// <returns>False when there is none left.</returns>
    public bool RunOne()
    {
        Timers.Arm();
        return Scheduler.RunOne();
    }

    private void Start(int index) => _processes[index] = new AppProcess(this, $"app-{++_started}");
}
