using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Access;

/// <summary>Refusals of a day as CSV.</summary>
internal static class AccessRefusalsCsv
{
    public static CsvColumns<AccessRefusal> Columns { get; } = new(
        ("day", refusal => refusal.Day),
        ("caller", refusal => refusal.Caller),
        ("method", refusal => refusal.Method),
        ("route", refusal => refusal.Route),
        ("why", refusal => refusal.Why),
        ("first", refusal => refusal.First),
        ("last", refusal => refusal.Last),
        ("count", refusal => refusal.Count),
        ("launchId", refusal => refusal.LaunchId));
}
