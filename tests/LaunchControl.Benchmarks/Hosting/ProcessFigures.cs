using System.Globalization;

namespace LaunchControl.Benchmarks.Hosting;

/// <summary>What Linux says about a process.</summary>
internal static class ProcessFigures
{
    // The kernel counts in hundredths of a second, whatever the machine.
    private const double TicksPerSecond = 100;

    /// <summary>Memory in MB that it holds now.</summary>
    public static double ResidentMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Seconds that it has computed for, in user mode and in the kernel.</summary>
    public static double ComputedSeconds(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");

        // The name before may hold spaces; it ends with the last parenthesis.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
