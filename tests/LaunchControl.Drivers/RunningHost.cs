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

    /// <summary>Connection string of the tables; those of the test run unless told otherwise.</summary>
    public string? Tables { get; init; }

    /// <summary>Put before each table's name; the host's own unless told otherwise.</summary>
    public string TablePrefix { get; init; } = $"t{Guid.NewGuid().ToString("N")[..12]}";

    /// <summary>Connection string of a broker; null for one of the host's own.</summary>
    public string? ServiceBus { get; init; }

    /// <summary>Settings in place of LocalHost's own.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public LaunchApi Api { get; private set; } = null!;

    public LocalHostApp App => _app ?? throw new InvalidOperationException("The host is not running.");

    public async Task InitializeAsync()
    {
        var options = new LocalHostOptions
        {
            Port = Ports.Free(),
            Tables = Tables ?? Azurite.ConnectionString,
            TablePrefix = TablePrefix,
            ServiceBus = ServiceBus,
            Settings = Settings,
            AllowedHosts = AllowedHosts,
            MailEventKey = MailEventKey,
        };
        _app = await LocalHostApp.StartAsync(options, CancellationToken.None);
        Api = LaunchApi.HeldToItsDocument(options.BaseAddress);
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
