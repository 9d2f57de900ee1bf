using LaunchControl.Simulation;

return await new SimulationCommandLine().Parse(args).InvokeAsync();
