using System.Globalization;
using LaunchControl.Core.Blockers;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>What blocks a launch as CSV.</summary>
internal static class BlockersCsv
{
    public static CsvColumns<Blocker> Columns { get; } = new(
        ("kind", blocker => blocker.Kind),
        ("subject", blocker => blocker.Subject),
        ("what", blocker => blocker.What),
        ("reason", blocker => blocker.Reason),
        ("since", blocker => blocker.Since),
        ("who", blocker => string.Join(", ", blocker.Who.Select(who => who.Person))),
        ("away", blocker => string.Join(", ", blocker.Who.Where(who => who.AwayUntil is not null).Select(Away))),
        ("by", blocker => blocker.By),
        ("delaysLaunchBy", blocker => blocker.DelaysLaunchBy));

    private static string Away(Unblocker who) =>
        string.Create(CultureInfo.InvariantCulture, $"{who.Person} until {who.AwayUntil:yyyy-MM-dd}{(who.Delegate is { } stand ? $" ({stand} stands in)" : "")}");
}
