using System.Globalization;
using System.Net.Http.Json;
using Azure.Messaging.ServiceBus;
using LaunchControl.Chaos.Injection;
using LaunchControl.Chaos.Load;
using LaunchControl.Drivers;

namespace LaunchControl.Chaos;

/// <summary>The built programs, each a process of its own, with the proxies between them.</summary>
public sealed class ChaosWorld : IAsyncDisposable
{
    private const string Ready = "LaunchControl is ready";
    private const string BrokerReady = "broker is ready";
    private const string Faults = "Faults__";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("launchcontrol-chaos-");
    private readonly LocalHostProcess _broker;
    private readonly LocalHostProcess _host;
    private readonly BrokerProxy _brokerProxy;

    private ChaosWorld(ChaosOptions options, StorageProxy storage)
    {
        (Options, Storage) = (options, storage);
        var (port, brokerPort) = (Ports.Free(), Ports.Free());
        _broker = new LocalHostProcess("broker", "--port", $"{brokerPort}", "--data", Path.Combine(_data.FullName, "broker"), "--lock-duration", "PT2S");
        _brokerProxy = new BrokerProxy(brokerPort);
        var serviceBus = $"Endpoint=sb://localhost:{_brokerProxy.Port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";
        _host = new LocalHostProcess(
            "--port", $"{port}", "--data", _data.FullName, "--tables", storage.ConnectionString, "--table-prefix", TablePrefix, "--service-bus", serviceBus);
        Api = new LaunchApi(new Uri($"http://localhost:{port}/"), new PatientHandler());
        ServiceBus = new ServiceBusClient(serviceBus);
    }

    public ChaosOptions Options { get; }

    public Tally Tally { get; private init; } = new();

    public StorageProxy Storage { get; }

    public LaunchApi Api { get; }

    public ServiceBusClient ServiceBus { get; }

    public string TablePrefix { get; } = $"x{Guid.NewGuid().ToString("N")[..12]}";

    /// <summary>What the application printed over all its lives.</summary>
    public IReadOnlyList<string> Output => _host.Output;

    /// <summary>What the application noted of the faults that it made itself.</summary>
    public IReadOnlyList<string> Journal => File.Exists(JournalPath) ? File.ReadAllLines(JournalPath) : [];

    private string JournalPath => Path.Combine(_data.FullName, "faults");

    public static async Task<ChaosWorld> StartAsync(ChaosOptions options)
    {
        var tally = new Tally();
        var storage = await StorageProxy.StartAsync(Azurite.ConnectionString, options.Seed, tally);
        var world = new ChaosWorld(options, storage) { Tally = tally };
        world._host.Environment[$"{Faults}Journal"] = world.JournalPath;
        world._host.Environment["Tables__Timeout"] = "00:00:02";
        await world._broker.StartAsync(BrokerReady);
        await world._host.StartAsync(Ready);
        await world.Api.SignInAsync();
        return world;
    }

    public async Task StorePlaybookAsync()
    {
        using var stored = await Api.Http.PutAsJsonAsync($"api/playbooks/{LaunchLife.Playbook}", TestPlaybook.Usual(LaunchLife.Playbook).ToJson());
        stored.EnsureSuccessStatusCode();
    }

    /// <summary>Moves time on to so many days from now, one stop after another; what is left in an outbox is swept on the way.</summary>
    public async Task FinishAsync(params int[] days)
    {
        var now = await SmallLaunch.NowAsync(Api);
        foreach (var day in days)
        {
            using var swept = await Api.Http.PostAsJsonAsync("admin/functions/OutboxSweep", new { });
            await Api.MoveToAsync(now.AddDays(day));
        }
    }

    /// <summary>kill -9 of the application, and a start.</summary>
    public async Task KillAsync()
    {
        await _host.KillAsync();
        await StartHostAsync();
    }

    /// <summary>kill -9 of the broker, and a start.</summary>
    public async Task KillBrokerAsync()
    {
        await _broker.KillAsync();
        await _broker.StartAsync(BrokerReady);
    }

    public void DropBrokerConnections() => _brokerProxy.Drop();

    /// <summary>Setting of section Faults for the application's lives to come; null takes it away.</summary>
    public void Set(string fault, object? value)
    {
        if (value is null)
        {
            _host.Environment.Remove(Faults + fault);
        }
        else
        {
            _host.Environment[Faults + fault] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
    }

    /// <summary>Kills the application, and starts it with a fault that ends it.</summary>
    /// <returns>The exit code, 0 where it did not become ready; null where it still runs when patience ends.</returns>
    public async Task<int?> RunUntilExitAsync(TimeSpan patience)
    {
        await _host.KillAsync();
        try
        {
            await _host.StartAsync(Ready);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }

        return await _host.ExitAsync(patience);
    }

    /// <summary>Starts the application, again and again if storage is not there yet: as a platform does.</summary>
    public async Task StartHostAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _host.StartAsync(Ready);
                return;
            }
            catch (InvalidOperationException) when (attempt < 10)
            {
                // Storage answered too badly even for the client's own attempts.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await ServiceBus.DisposeAsync();
        await _host.DisposeAsync();
        await _broker.DisposeAsync();
        await _brokerProxy.DisposeAsync();
        await Storage.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
