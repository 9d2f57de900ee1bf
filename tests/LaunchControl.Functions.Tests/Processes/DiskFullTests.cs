using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Processes;

/// <summary>What LocalHost does when the disk under its orchestrations is full.</summary>
public sealed class DiskFullTests
{
    private const string Ready = "LaunchControl is ready";

    [Fact]
    public async Task A_full_disk_ends_the_host_with_one_sentence_and_after_space_is_back_a_restart_goes_on_with_what_was_confirmed()
    {
        var data = Directory.CreateTempSubdirectory("launchcontrol-full-");
        var port = Ports.Free();
        await using var host = new LocalHostProcess(
            "--port", $"{port}", "--data", data.FullName, "--tables", Azurite.ConnectionString, "--table-prefix", $"f{Guid.NewGuid().ToString("N")[..12]}");
        host.Environment["Faults__EnginePages"] = "1";
        await host.StartAsync(Ready);
        using var api = new LaunchApi(new Uri($"http://localhost:{port}/"), new LaunchControl.Chaos.Load.PatientHandler());
        await api.SignInAsync();
        api.Http.DefaultRequestHeaders.Add("Idempotency-Key", "full");

        var starting = api.StartAsync();
        var exit = await host.ExitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, exit);
        var sentence = Assert.Single(host.Output, line => line.StartsWith("LaunchControl stopped", StringComparison.Ordinal));
        Assert.Contains($"the disk of {Path.Combine(data.FullName, "orchestrations.db")} is full", sentence, StringComparison.Ordinal);

        host.Environment.Clear();
        await host.StartAsync(Ready);
        var id = (await starting)["id"]!.GetValue<string>();
        await Eventually.TrueAsync(async () => (await api.LaunchAsync(id))["status"]!.GetValue<string>() == "inReadiness", "The launch's first phase");
        await host.DisposeAsync();
        Directory.Delete(data.FullName, recursive: true);
    }
}
