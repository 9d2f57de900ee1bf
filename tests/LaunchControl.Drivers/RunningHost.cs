using LaunchControl.LocalHost.Hosting;

namespace LaunchControl.Drivers;

/// <summary>LocalHost in this process: its own port, tables and broker, nothing kept.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private LocalHostApp? _app;

    /// <summary>Hosts that checks may call although they are on this machine: <c>host</c>, <c>host:port</c> or <c>*.suffix</c>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Public key of the mail provider's event webhook; null takes no events.</summary>
    public string? MailEventKey { get; init; }

    public LaunchApi Api { get; private set; } = null!;

    public LocalHostApp App => _app ?? throw new InvalidOperationException("The host is not running.");

    public async Task InitializeAsync()
    {
        var options = new LocalHostOptions
        {
            Port = Azurite.FreePort(),
            Tables = Azurite.ConnectionString,
            TablePrefix = $"t{Guid.NewGuid().ToString("N")[..12]}",
            AllowedHosts = AllowedHosts,
            MailEventKey = MailEventKey,
        };
        _app = await LocalHostApp.StartAsync(options, CancellationToken.None);
        Api = new LaunchApi(options.BaseAddress);
        await Api.SignInAsync();
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
