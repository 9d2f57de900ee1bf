using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Scheduling;

/// <summary>The markets that a launch is for: its input <c>markets</c>.</summary>
public static class LaunchMarkets
{
    /// <summary>The input's id.</summary>
    public const string Input = PlaybookCondition.MarketsInput;

    /// <summary>Empty for a launch that names none, and so is for all.</summary>
    public static IReadOnlyList<string> Of(Launch launch) => Of(launch.Inputs);

    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> inputs) => inputs.GetValueOrDefault(Input, []);

    /// <summary>Upper and lower case are the same.</summary>
    public static bool Contains(IReadOnlyList<string> markets, string market) => markets.Contains(market, StringComparer.OrdinalIgnoreCase);
}
