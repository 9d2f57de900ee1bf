using System.Globalization;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks;

/// <summary>The arguments of the program.</summary>
internal static class BenchmarkCommandLine
{
    /// <returns>Null where an argument is wrong.</returns>
    public static BenchmarkOptions? Read(string[] args)
    {
        var (options, runs) = (new BenchmarkOptions(), (int?)null);
        try
        {
            for (var i = 0; i < args.Length; i++)
            {
                options = args[i] switch
                {
                    "--quick" => options with { IsQuick = true },
                    "--only" => options with { Only = Rows(args[++i]) },
                    "--seed" => options with { Seed = Number(args[++i]) },
                    "--output" => options with { Output = Path.GetFullPath(args[++i]) },
                    "--runs" => options with { Runs = (int)(runs = Math.Max(1, Number(args[++i]))) },
                    _ => throw new FormatException(),
                };
            }
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }

        var isWhole = !options.IsQuick && options.Only.Count == 0;
        return options with
        {
            Runs = runs ?? (options.IsQuick ? 1 : options.Runs),
            Output = options.Output ?? (isWhole ? Path.Combine(Repository.Root, "docs/benchmarks.md") : null),
        };
    }

    private static string[] Rows(string text)
    {
        var rows = text.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return rows.Length > 0 && rows.All(Suite.Rows.Contains) ? rows : throw new FormatException();
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
