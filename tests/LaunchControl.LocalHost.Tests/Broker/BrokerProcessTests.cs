using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using LaunchControl.LocalHost.Broker;

namespace LaunchControl.LocalHost.Tests.Broker;

public sealed class BrokerProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [BrokerControlFact]
    public async Task Every_acknowledged_send_survives_kill_9()
    {
        var directory = Directory.CreateTempSubdirectory("broker-").FullName;
        var acknowledged = new ConcurrentBag<string>();
        using (var broker = await StartAsync(directory))
        {
            await using var client = Connect(broker.Port);
            var sender = client.CreateSender("q");
            var enough = new TaskCompletionSource();
            var sends = Enumerable.Range(0, 16).Select(lane => SendUntilKilledAsync(sender, lane, acknowledged, enough)).ToArray();
            await enough.Task.WaitAsync(Patience);
            broker.Process.Kill();
            await Task.WhenAll(sends).WaitAsync(Patience);
        }

        using (var broker = await StartAsync(directory))
        {
            await using var client = Connect(broker.Port);
            var found = await DrainAsync(client.CreateReceiver("q"));
            Assert.Empty(acknowledged.Except(found));
        }

        Directory.Delete(directory, true);
    }

    private static ServiceBusClient Connect(int port) => new(
        $"Endpoint=sb://localhost:{port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
        new ServiceBusClientOptions { RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = TimeSpan.FromSeconds(5) } });

    private static async Task SendUntilKilledAsync(
        ServiceBusSender sender, int lane, ConcurrentBag<string> acknowledged, TaskCompletionSource enough)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                await sender.SendMessageAsync(new ServiceBusMessage("x") { MessageId = $"{lane}-{i}" });
                acknowledged.Add($"{lane}-{i}");
                if (acknowledged.Count > 300)
                    enough.TrySetResult();
            }
        }
        catch (ServiceBusException)
        {
            // The broker was killed: this send was not acknowledged and may be there or not.
        }
    }

    private static async Task<HashSet<string>> DrainAsync(ServiceBusReceiver receiver)
    {
        var found = new HashSet<string>();
        while (await receiver.PeekMessagesAsync(250) is { Count: > 0 } messages)
            found.UnionWith(messages.Select(message => message.MessageId));
        return found;
    }

    private static async Task<RunningBroker> StartAsync(string directory)
    {
        string[] arguments = [typeof(ServiceBusBroker).Assembly.Location, "broker", "--port", "0", "--data", directory, "--queue", "q"];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var ready = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return new RunningBroker(process, new Uri(ready!.Split(' ')[^1]).Port);
    }

    private sealed record RunningBroker(Process Process, int Port) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
            Process.Dispose();
        }
    }
}
