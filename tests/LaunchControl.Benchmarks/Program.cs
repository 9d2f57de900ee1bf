using LaunchControl.Benchmarks;
using LaunchControl.Benchmarks.Running;

if (BenchmarkCommandLine.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync($"bench: [--quick] [--only {string.Join(',', Suite.Rows)}] [--runs N] [--seed N] [--output FILE]");
    return 2;
}

var report = await new Suite(options, Console.WriteLine).RunAsync();
Console.WriteLine();
Console.WriteLine(report.ToMarkdown());
if (options.Output is { } output)
{
    await File.WriteAllTextAsync(output, report.ToMarkdown());
    Console.WriteLine($"written to {output}");
}

return report.IsComplete ? 0 : 1;
