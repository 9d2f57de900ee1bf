using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LaunchControl.Drivers;

/// <summary>The Table Storage of a test run: the one that test.sh started, or one of our own.</summary>
public static class Azurite
{
    private static readonly Lazy<string> Running = new(Start);

    public static string ConnectionString => Running.Value;

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable("LAUNCHCONTROL_TABLES") is { Length: > 0 } given)
        {
            return given;
        }

        var port = Ports.Free();
        var script = Path.Combine(Repository.Root, "eng/azurite/node_modules/azurite/dist/src/table/main.js");
        var process = Process.Start(new ProcessStartInfo("node",
            [script, "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--silent", "--disableTelemetry"]))!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        WaitUntilListening(port);
        return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
    }

    private static void WaitUntilListening(int port)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (waited.Elapsed < TimeSpan.FromSeconds(30))
            {
                Thread.Yield();
            }
        }
    }
}
