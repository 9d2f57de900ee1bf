using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation;

/// <summary>The simulator's command line: one seed with its trace, or many with a summary.</summary>
internal sealed class SimulationCommandLine : RootCommand
{
    private const int ProgressEvery = 500;

    private readonly Option<ulong?> _seed = new("--seed") { Description = "Runs this one seed and prints every step." };
    private readonly Option<int> _seeds = new("--seeds") { Description = "Runs so many seeds.", DefaultValueFactory = _ => 1_000 };
    private readonly Option<ulong> _from = new("--from") { Description = "The first of them.", DefaultValueFactory = _ => 1 };

    public SimulationCommandLine()
        : base("Runs LaunchControl on a simulated world in which things go wrong.")
    {
        Options.Add(_seed);
        Options.Add(_seeds);
        Options.Add(_from);
        SetAction(parsed => parsed.GetValue(_seed) is { } seed ? RunOne(seed) : RunMany(parsed.GetValue(_from), parsed.GetValue(_seeds)));
    }

    private static int RunOne(ulong seed)
    {
        using var lines = new StreamWriter(Console.OpenStandardOutput());
        var result = Simulation.Run(seed, lines: lines);
        lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {result.Steps} steps, trace {result.Hash:x16}"));
        lines.WriteLine(result.Violation ?? "every promise was kept");
        return result.Violation is null ? 0 : 1;
    }

    private static int RunMany(ulong from, int count)
    {
        var (watch, gate, faults) = (Stopwatch.StartNew(), new Lock(), new SortedDictionary<FaultKind, long>());
        var (done, failed, steps) = (0, 0, 0L);
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var result = Simulation.Run(from + (ulong)index);
            lock (gate)
            {
                (done, steps, failed) = (done + 1, steps + result.Steps, failed + (result.Violation is null ? 0 : 1));
                foreach (var (kind, times) in result.Faults)
                {
                    faults[kind] = faults.GetValueOrDefault(kind) + times;
                }

                Report(result, done);
            }
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done} seeds from {from}, {failed} failed, {steps} steps, {done / watch.Elapsed.TotalSeconds:F1} seeds/s; {string.Join(", ", faults.Select(fault => $"{fault.Key} {fault.Value}"))}"));
        return failed == 0 ? 0 : 1;
    }

    private static void Report(SimulationResult result, int done)
    {
        if (result.Violation is { } violation)
        {
            Console.WriteLine($"seed {result.Seed} failed: {violation}{Environment.NewLine}  replay: ./eng/simulate.sh --seed {result.Seed}");
        }
        else if (done % ProgressEvery == 0)
        {
            Console.WriteLine($"{done} seeds done");
        }
    }
}
