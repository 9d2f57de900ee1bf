using LaunchControl.LocalHost.Broker;
using LaunchControl.LocalHost.Demo;
using LaunchControl.LocalHost.Hosting;

if (args is ["broker", .. var brokerArgs])
{
    return await BrokerCommand.RunAsync(brokerArgs);
}

var options = new LocalHostCommandLine();
options.SetAction(async (result, cancellationToken) =>
{
    var host = options.Read(result);
    await using var app = await StartUp.TryAsync(host, cancellationToken);
    if (app is null)
    {
        return 1;
    }

    if (host.Demo)
    {
        await SampleLaunch.StartAsync(host.BaseAddress, cancellationToken);
    }

    Greeting.Print(host, app);
    if (await Task.WhenAny(app.WaitForShutdownAsync(), app.EngineFailure) is Task<Exception> failure)
    {
        // An orderly stop would wait for requests that wait for the engine. What was confirmed is stored, as it is in a crash.
        await Console.Error.WriteLineAsync($"LaunchControl stopped: {StorageFaults.Sentence(await failure, host.PathOf("orchestrations.db"))}");
        Environment.Exit(1);
    }

    return 0;
});
return await options.Parse(args).InvokeAsync();
