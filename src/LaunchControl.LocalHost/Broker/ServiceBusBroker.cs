using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Sasl;
using Microsoft.Azure.Amqp.Transport;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Broker;

/// <summary>
/// A small Service Bus for development and tests: queues and topics over AMQP 1.0 on loopback, for the official client. With a data directory an
/// acknowledged send or settlement survives kill -9; locks don't. Sessions, transactions, filters, deferral and message expiry are absent.
/// Dispose clients first: a client that closes after the broker waits a minute for answers.
/// </summary>
public sealed partial class ServiceBusBroker : IAsyncDisposable
{
    private readonly ConcurrentDictionary<AmqpConnection, bool> _connections = new();
    private readonly Dictionary<string, MessageQueue> _queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MessageTopic> _topics = new(StringComparer.OrdinalIgnoreCase);
    private readonly BrokerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AmqpSettings _settings = new();
    private readonly TrafficCounter _traffic = new();
    private Journal? _journal;
    private AmqpTransportListener? _listener;

    public ServiceBusBroker(BrokerOptions options, TimeProvider time, ILoggerFactory loggers) =>
        (_options, _time, _logger) = (options, time, loggers.CreateLogger<ServiceBusBroker>());

    /// <summary>The port it listens on, once started.</summary>
    public int Port { get; private set; }

    /// <summary>For <c>ServiceBusClient</c>, once started.</summary>
    public string ConnectionString =>
        $"Endpoint=sb://localhost:{Port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    /// <summary>The declared queues, in their order, with how many messages they hold now.</summary>
    public IReadOnlyList<QueueCounts> Queues => [.. _options.Queues.Select(queue => _queues[queue.Name].Count())];

    /// <summary>What went through it so far.</summary>
    public BrokerTraffic Traffic => _traffic.Total;

    /// <summary>Reads what is stored and listens; throws when the port is taken or the data directory can't be used.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var store = _options.DataDirectory is { } directory ? new MessageStore(directory) : null;
        _journal = new Journal(store);
        foreach (var queue in _options.Queues)
            AddQueue(queue, _journal, store);
        foreach (var topic in _options.Topics)
            AddTopic(topic, _journal, store);
        Port = _options.Port == 0 ? FindFreePort() : _options.Port;
        Listen();
        LogListening(Port);
        return Task.CompletedTask;
    }

    /// <summary>Breaks every connection as a network fault would, for tests of clients.</summary>
    public void DropConnections()
    {
        foreach (var connection in _connections.Keys)
            connection.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        _listener?.Abort();
        DropConnections();
        foreach (var queue in _queues.Values)
            queue.Dispose();
        if (_journal is not null)
            await _journal.DisposeAsync();
    }

    private static int FindFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void AddQueue(QueueOptions options, Journal journal, MessageStore? store)
    {
        var deadOptions = options with { Name = options.Name + "/$DeadLetterQueue", DuplicateDetectionWindow = TimeSpan.Zero };
        var dead = new MessageQueue(deadOptions, null, journal, store, _time);
        _queues.Add(dead.Name, dead);
        _queues.Add(options.Name, new MessageQueue(options, dead, journal, store, _time));
    }

    private void AddTopic(TopicOptions options, Journal journal, MessageStore? store)
    {
        List<MessageQueue> targets = [];
        foreach (var subscription in options.Subscriptions)
        {
            var path = SubscriptionOptions.PathOf(options.Name, subscription.Name);
            AddQueue(new QueueOptions(path) { LockDuration = subscription.LockDuration, DuplicateDetectionWindow = TimeSpan.Zero }, journal, store);
            targets.Add(_queues[subscription.ForwardTo ?? path]);
        }

        _topics.Add(options.Name, new MessageTopic(options, targets, journal, store, _time));
    }

    private void Listen()
    {
        _settings.RuntimeProvider = new LinkRouter(_queues, _topics, _traffic);
        var sasl = new SaslTransportProvider { Versions = { new AmqpVersion(1, 0, 0) } };
        sasl.AddHandler(new SaslAnonymousHandler("MSSBCBS"));
        _settings.TransportProviders.Add(sasl);
        _settings.TransportProviders.Add(new AmqpTransportProvider { Versions = { new AmqpVersion(1, 0, 0) } });
        var tcp = new TcpTransportSettings { Host = "127.0.0.1", Port = Port };
        _listener = new AmqpTransportListener([new TcpTransportListener(tcp)], _settings);
        _listener.Listen((sender, args) => _ = AcceptAsync(args));
    }

    private async Task AcceptAsync(TransportAsyncCallbackArgs args)
    {
        var settings = new AmqpConnectionSettings { ContainerId = "LaunchControl.Broker", MaxFrameSize = 64 * 1024, IdleTimeOut = 240_000 };
        var connection = new AmqpConnection(args.Transport, (ProtocolHeader)args.UserToken, false, _settings, settings);
        _connections[connection] = true;
        connection.Closed += (_, _) => _connections.TryRemove(connection, out bool _);
        try
        {
            await connection.OpenAsync(TimeSpan.FromMinutes(1));
        }
        catch (Exception failure) when (failure is AmqpException or IOException or SocketException or TimeoutException or OperationCanceledException)
        {
            LogRefused(failure);
            connection.Abort();
        }
    }

    [LoggerMessage(EventId = 9301, Level = LogLevel.Information, Message = "Broker listens on 127.0.0.1:{Port}")]
    private partial void LogListening(int port);

    [LoggerMessage(EventId = 9302, Level = LogLevel.Warning, Message = "A connection could not be opened")]
    private partial void LogRefused(Exception failure);
}
