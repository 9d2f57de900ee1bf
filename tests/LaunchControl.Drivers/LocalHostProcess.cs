using System.Diagnostics;

namespace LaunchControl.Drivers;

/// <summary>A built program, started as its users start it; only ever ends what it started.</summary>
public sealed class LocalHostProcess(params string[] arguments) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<string> _output = [];
    private Process? _process;

    /// <summary>Settings beside the command line.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output)
            {
                return [.. _output];
            }
        }
    }

    /// <summary>Of the process that runs.</summary>
    public int Id => _process?.Id ?? throw new InvalidOperationException("The program was not started.");

    /// <param name="ready">The program prints a line with this text once it serves.</param>
    public async Task StartAsync(string ready)
    {
        var isReady = new TaskCompletionSource();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LaunchControl.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        DataReceivedEventHandler note = (_, line) =>
        {
            lock (_output)
            {
                _output.Add(line.Data ?? "");
            }

            if (line.Data?.Contains(ready, StringComparison.Ordinal) == true)
            {
                isReady.TrySetResult();
            }
        };
        _process.OutputDataReceived += note;
        _process.ErrorDataReceived += note;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(isReady.Task, ended).WaitAsync(TimeSpan.FromSeconds(60)) == ended)
        {
            throw new InvalidOperationException($"The program ended before it was ready:\n{string.Join('\n', Output)}");
        }
    }

    /// <summary>kill -9, and start again.</summary>
    public async Task CrashAsync(string ready)
    {
        await _turn.WaitAsync();
        try
        {
            await KillAsync();
            await StartAsync(ready);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The exit code of a program that ends by itself; null if it still runs when patience ends.</summary>
    public async Task<int?> ExitAsync(TimeSpan patience)
    {
        var running = _process ?? throw new InvalidOperationException("The program was not started.");
        try
        {
            await running.WaitForExitAsync().WaitAsync(patience);
            return running.ExitCode;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _turn.Dispose();
    }

    /// <summary>kill -9; nothing if it has ended already.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }
}
