using System.Diagnostics;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Hosting;

namespace LaunchControl.Benchmarks.Hosting;

/// <summary>The built program as a process, with a folder and tables that outlive it.</summary>
internal sealed class BuiltHost : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("launchcontrol-bench-");
    private readonly string _prefix = $"p{Guid.NewGuid().ToString("N")[..12]}";
    private readonly int _port = Ports.Free();
    private readonly LocalHostProcess _process;

    public BuiltHost()
    {
        _process = new LocalHostProcess("--port", $"{_port}", "--data", _data.FullName, "--tables", Azurite.ConnectionString, "--table-prefix", _prefix);
        Api = new LaunchApi(new Uri($"http://localhost:{_port}/"));
    }

    public LaunchApi Api { get; }

    /// <summary>Kills the process if it runs, and starts it; seconds until it serves.</summary>
    public async Task<double> RestartAsync()
    {
        await _process.KillAsync();
        var seconds = await Timing.OfAsync(() => _process.StartAsync("LaunchControl is ready")) / 1000;
        await Api.SignInAsync();
        return seconds;
    }

    public double ResidentMegabytes() => ProcessFigures.ResidentMegabytes(_process.Id);

    /// <summary>The share of one core that it takes while nobody asks anything, in percent.</summary>
    public async Task<double> IdlePercentAsync(TimeSpan time)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), ProcessFigures.ComputedSeconds(_process.Id));
        await Task.Delay(time, TimeProvider.System);
        return (ProcessFigures.ComputedSeconds(_process.Id) - before) / Stopwatch.GetElapsedTime(started).TotalSeconds * 100;
    }

    /// <summary>Ends the process, and runs the same on its folder in this process: MB of managed memory that it holds.</summary>
    public async Task<double> ManagedMegabytesAsync()
    {
        await _process.KillAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var options = new LocalHostOptions { Port = _port, Tables = Azurite.ConnectionString, TablePrefix = _prefix, DataDirectory = _data.FullName };
        await using var app = await LocalHostApp.StartAsync(options, CancellationToken.None);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _process.DisposeAsync();
        _data.Delete(recursive: true);
        await BareTables.DropAsync(_prefix);
    }
}
