using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.LocalHost.Broker;

/// <summary>The broker as a process: <c>--port N --data DIR [--in-memory] [--lock-duration PT30S] [--subscription NAME ...] [--queue NAME ...]</c></summary>
/// <remarks>
/// Without any <c>--queue</c> it has the queues and the topic that LaunchControl uses; <c>--subscription</c> adds one to that topic.
/// </remarks>
public static class BrokerCommand
{
    /// <summary>Runs until SIGTERM or SIGINT; answers the exit code: 0, or 2 when an argument is wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("broker: --port N (--data DIR | --in-memory) [--lock-duration PT30S] [--subscription NAME ...] [--queue NAME ...]");
            return 2;
        }

        var stop = new TaskCompletionSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        await using var broker = new ServiceBusBroker(options, TimeProvider.System, NullLoggerFactory.Instance);
        await broker.StartAsync(CancellationToken.None);
        Console.WriteLine($"broker is ready at sb://localhost:{broker.Port}");
        await stop.Task;
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }
    }

    private static BrokerOptions? Parse(string[] args)
    {
        var (options, names, subscriptions, lockDuration, inMemory) = (new BrokerOptions(), new List<string>(), new List<string>(), TimeSpan.FromSeconds(30), false);
        try
        {
            for (var i = 0; i < args.Length; i++)
            {
                switch (args[i])
                {
                    case "--in-memory": inMemory = true; break;
                    case "--port": options = options with { Port = int.Parse(args[++i], CultureInfo.InvariantCulture) }; break;
                    case "--data": options = options with { DataDirectory = args[++i] }; break;
                    case "--lock-duration": lockDuration = XmlConvert.ToTimeSpan(args[++i]); break;
                    case "--subscription": subscriptions.Add(args[++i]); break;
                    case "--queue": names.Add(args[++i]); break;
                    default: return null;
                }
            }
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }

        if ((options.DataDirectory is null && !inMemory) || (names.Count > 0 && subscriptions.Count > 0))
            return null;
        options = options with { DataDirectory = inMemory ? null : options.DataDirectory };
        return names.Count == 0
            ? options.ForLaunchControl(lockDuration, subscriptions)
            : options with { Queues = [.. names.Select(name => new QueueOptions(name) { LockDuration = lockDuration })] };
    }
}
