using LaunchControl.LocalHost.Broker;

return args is ["broker", .. var rest] ? await BrokerCommand.RunAsync(rest) : 0;
