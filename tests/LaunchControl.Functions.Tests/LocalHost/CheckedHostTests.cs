using LaunchControl.Core.Gates;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.LocalHost;

public sealed class CheckedHostTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { AllowedHosts = ["127.0.0.1"] };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_host_that_was_allowed_can_be_checked_on_this_machine_and_no_other_can()
    {
        await using var server = new ScriptedServer().OnBody("/", "");
        var probe = _host.App.Services.GetRequiredService<IHttpProbe>();
        var check = new ItemCheck { Url = server.Url("/"), Every = "PT5M", Timeout = "P1D" };

        Assert.True((await probe.ProbeAsync(check, CancellationToken.None)).Passed);
        Assert.False((await probe.ProbeAsync(check with { Url = $"http://localhost:{server.Port}/" }, CancellationToken.None)).Passed);
    }
}
