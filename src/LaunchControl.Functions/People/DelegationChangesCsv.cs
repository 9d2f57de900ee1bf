using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.People;

/// <summary>Changes of a person's delegation as CSV.</summary>
internal static class DelegationChangesCsv
{
    public static CsvColumns<AbsenceChange> Columns { get; } = new(
        ("at", change => change.At),
        ("by", change => change.By),
        ("from", change => change.Absence?.From),
        ("to", change => change.Absence?.To),
        ("delegate", change => change.Absence?.Delegate));
}
