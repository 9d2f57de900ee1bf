using LaunchControl.Chaos;

if (ChaosCommandLine.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync("chaos: [--for 10m] [--seed N] [--launches N] [--kills N] [--boundaries N|all]");
    return 2;
}

var report = options.Boundaries is { } boundaries
    ? await new BoundaryRun(options.Seed, boundaries == 0 ? null : boundaries, Console.WriteLine).RunAsync()
    : await new ChaosRun(options, Console.WriteLine).RunAsync();
Console.WriteLine(report.ToTable());
return report.Findings.IsClean ? 0 : 1;
