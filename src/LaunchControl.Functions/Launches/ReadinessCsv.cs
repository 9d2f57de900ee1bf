using LaunchControl.Core.GoNoGo;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>How readiness came to be, as CSV: a row for each day on which it changed.</summary>
internal static class ReadinessCsv
{
    public static CsvColumns<ReadinessPoint> Columns { get; } = new(
        ("day", point => point.Day),
        ("score", point => point.Score),
        ("rag", point => point.Rag),
        ("gatesPassed", point => point.GatesPassed),
        ("gatesTotal", point => point.GatesTotal),
        ("itemsSettled", point => point.ItemsSettled),
        ("itemsTotal", point => point.ItemsTotal),
        ("slipDays", point => point.SlipDays),
        ("launchAt", point => point.LaunchAt));
}
