using System.CommandLine;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>The command line of LocalHost.</summary>
internal sealed class LocalHostCommandLine : RootCommand
{
    private readonly Option<int> _port = new("--port") { Description = "Port to serve on.", DefaultValueFactory = _ => 7071 };
    private readonly Option<string> _data = new("--data") { Description = "Folder that keeps everything between runs.", DefaultValueFactory = _ => ".data" };
    private readonly Option<bool> _inMemory = new("--in-memory") { Description = "Keep nothing between runs." };
    private readonly Option<bool> _demo = new("--demo") { Description = "Start a sample launch." };
    private readonly Option<string> _tables = new("--tables") { Description = "Connection string of Azurite.", Required = true };
    private readonly Option<string> _prefix = new("--table-prefix") { Description = "Put before each table's name.", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _serviceBus = new("--service-bus") { Description = "Connection string of a broker; without it, one is started in this process." };
    private readonly Option<double> _lockSeconds = new("--lock-seconds") { Description = "How long this process's broker locks a message.", DefaultValueFactory = _ => 30 };

    private readonly Option<string[]> _subscriptions = new("--subscription")
    {
        Description = "Name of a subscription to topic launch-events, for another system. Can be repeated.",
    };

    private readonly Option<string[]> _allowedHosts = new("--allow-host")
    {
        Description = "Host (HOST, HOST:PORT or *.SUFFIX) that checks and webhooks may call although it is on this machine or a private network. Can be repeated.",
    };

    public LocalHostCommandLine()
        : base("LaunchControl on this machine, for development and tests. 'broker' as the first word runs the broker alone.")
    {
        foreach (var option in new Option[] { _port, _data, _inMemory, _demo, _tables, _prefix, _serviceBus, _lockSeconds, _subscriptions, _allowedHosts })
        {
            Options.Add(option);
        }
    }

    public LocalHostOptions Read(ParseResult result) => new()
    {
        Port = result.GetValue(_port),
        DataDirectory = result.GetValue(_inMemory) ? null : Path.GetFullPath(result.GetValue(_data)!),
        Demo = result.GetValue(_demo),
        Tables = result.GetValue(_tables)!,
        TablePrefix = result.GetValue(_prefix)!,
        ServiceBus = result.GetValue(_serviceBus),
        LockDuration = TimeSpan.FromSeconds(result.GetValue(_lockSeconds)),
        Subscriptions = result.GetValue(_subscriptions) ?? [],
        AllowedHosts = result.GetValue(_allowedHosts) ?? [],
    };
}
