using System.Diagnostics;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Deployment.Tests.Package;

/// <summary>What is deployed is whole. On a network with a partial package feed nothing can be published: there, that it is refused, and what can be told of the build.</summary>
public sealed class PackageTests
{
    private static readonly bool IsFeedPartial = File.Exists(Path.Combine(Repository.Root, "artifacts", "closed-network", "enabled"));

    [Fact]
    public async Task The_package_holds_every_function_of_the_code_compiled_ahead_of_time()
    {
        if (Environment.GetEnvironmentVariable("LAUNCHCONTROL_PACKAGE") is { } package)
        {
            IsWhole(package);
            return;
        }

        var folder = Directory.CreateTempSubdirectory("launchcontrol-package-").FullName;
        var (exitCode, output) = await PublishAsync(folder);
        if (IsFeedPartial)
        {
            Assert.NotEqual(0, exitCode);
            Assert.Contains("LC0001", output, StringComparison.Ordinal);
        }
        else
        {
            Assert.True(exitCode == 0, output);
            IsWhole(folder);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Routes_are_the_apps_own_and_every_function_checks_access_itself()
    {
        var http = FunctionMetadata.OfCode().Where(line => line.Contains(" httpTrigger ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(http);
        Assert.All(http, line => Assert.Contains(" httpTrigger Anonymous ", line, StringComparison.Ordinal));
        Assert.All(http, line => Assert.DoesNotContain(" httpTrigger Anonymous admin", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_hosts_settings_are_those_that_the_code_relies_on()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")))!;
        var durable = host["extensions"]!["durableTask"]!;

        Assert.Equal("OpenTelemetry", host["telemetryMode"]!.GetValue<string>());
        Assert.Equal("", host["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());
        Assert.Equal("1.0", durable["defaultVersion"]!.GetValue<string>());
        Assert.Equal("LaunchControl", durable["hubName"]!.GetValue<string>());
        Assert.NotNull(host["extensions"]!["serviceBus"]!["prefetchCount"]);
    }

    [Fact]
    public void The_hosts_settings_for_the_scheduler_differ_in_the_backend_alone()
    {
        var usual = HostFile("host.json");
        var scheduler = HostFile("host.scheduler.json");
        var durable = scheduler["extensions"]!["durableTask"]!.AsObject();

        Assert.Equal("""{"type":"azureManaged","connectionStringName":"DurableTaskScheduler"}""", durable["storageProvider"]!.ToJsonString());
        durable.Remove("storageProvider");
        durable["hubName"] = "LaunchControl";
        Assert.True(JsonNode.DeepEquals(usual, scheduler));
    }

    private static JsonNode HostFile(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "LaunchControl.Functions", name)))!;

    private static void IsWhole(string folder)
    {
        Assert.Equal(FunctionMetadata.OfCode(), FunctionMetadata.OfPackage(folder));
        Assert.All(["host.json", "worker.config.json", "LaunchControl.Functions.xml", "LaunchControl.Core.xml"], file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
        Assert.False(File.Exists(Path.Combine(folder, "local.settings.json")));
        using var assembly = new PEReader(File.OpenRead(Path.Combine(folder, "LaunchControl.Core.dll")));
        Assert.True(assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, "LaunchControl.Core.dll is not compiled ahead of time.");
    }

    private static async Task<(int ExitCode, string Output)> PublishAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", "src/LaunchControl.Functions", "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
