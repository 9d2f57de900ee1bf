using System.Diagnostics;
using System.Globalization;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>A Prometheus server of the system's package, on a port of its own, filled with samples of known time; it ends with the test.</summary>
public sealed class RealPrometheus : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prometheus-").FullName;
    private Process? _server;

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}/");

    /// <param name="series">Samples: a name with its labels, an instant and a value; those of one name beside each other.</param>
    public static async Task<RealPrometheus> StartAsync(params (string Series, DateTimeOffset At, double Value)[] series)
    {
        var prometheus = new RealPrometheus();
        await prometheus.FillAsync(series);
        await prometheus.RunAsync();
        return prometheus;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill();
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync((string Series, DateTimeOffset At, double Value)[] series)
    {
        if (series.Length == 0)
        {
            return;
        }

        var lines = series.Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.Series} {Written(sample.Value)} {sample.At.ToUnixTimeMilliseconds() / 1000m:0.000}"));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "samples"), [.. lines, "# EOF"]);
        using var filling = Start("promtool", "tsdb", "create-blocks-from", "--quiet", "openmetrics", Path.Combine(_folder, "samples"), Path.Combine(_folder, "data"));
        await filling.WaitForExitAsync();
        Assert.Equal(0, filling.ExitCode);
    }

    private async Task RunAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "prometheus.yml"), "global: {}\n");
        _server = Start("prometheus",
            $"--config.file={Path.Combine(_folder, "prometheus.yml")}", $"--storage.tsdb.path={Path.Combine(_folder, "data")}", "--storage.tsdb.retention.time=100y",
            $"--web.listen-address={Address.Authority}", "--log.level=error");
        using var http = new HttpClient();
        await Eventually.TrueAsync(async () => await IsReadyAsync(http), "Prometheus");
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        Assert.False(_server!.HasExited, "Prometheus did not start.");
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/-/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Written(double value) => double.IsNaN(value) ? "NaN" : value.ToString(CultureInfo.InvariantCulture);

    private static Process Start(string name, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Find(name), arguments)) ?? throw new InvalidOperationException($"{name} did not start.");

    // Where eng/install-test-tools.sh unpacks it, unless the system has it.
    private static string Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append(Path.Combine(Repository.Root, "artifacts", "prometheus", "usr", "bin"))
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"No '{name}' on PATH or in artifacts/prometheus. eng/install-test-tools.sh gets it.");
}
