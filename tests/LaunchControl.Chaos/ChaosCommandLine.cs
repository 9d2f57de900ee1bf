using System.Globalization;

namespace LaunchControl.Chaos;

/// <summary>The arguments of the program.</summary>
internal static class ChaosCommandLine
{
    /// <returns>Null where an argument is wrong.</returns>
    public static ChaosOptions? Read(string[] args)
    {
        var options = new ChaosOptions { Seed = Random.Shared.Next() };
        try
        {
            for (var i = 0; i < args.Length; i++)
            {
                var value = args[i + 1];
                options = args[i++] switch
                {
                    "--for" => options with { Duration = Duration(value) },
                    "--seed" => options with { Seed = Number(value) },
                    "--launches" => options with { Launches = Number(value) },
                    "--boundaries" => options with { Boundaries = value == "all" ? 0 : Number(value) },
                    "--kills" => options with { Kills = Number(value) },
                    _ => throw new FormatException(),
                };
            }

            return options;
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static TimeSpan Duration(string text) => text[^1] switch
    {
        's' => TimeSpan.FromSeconds(Number(text[..^1])),
        'm' => TimeSpan.FromMinutes(Number(text[..^1])),
        'h' => TimeSpan.FromHours(Number(text[..^1])),
        _ => throw new FormatException(),
    };
}
