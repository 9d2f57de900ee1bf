using System.Globalization;

namespace LaunchControl.Core.Attention;

/// <summary>Sorts what waits on a person, the most urgent first.</summary>
public static class AskOrder
{
    /// <summary>Compared ordinally; another one for everything that waits on the same person.</summary>
    public static string Of(LaunchAsk ask) => string.Create(CultureInfo.InvariantCulture, $"{ask.Ask.DueAt.UtcTicks:D19}|{ask.Launch.Id}|{ask.Id}");
}
