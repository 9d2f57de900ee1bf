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
    await app.WaitForShutdownAsync();
    return 0;
});
return await options.Parse(args).InvokeAsync();
