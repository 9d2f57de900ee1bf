using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.People;

/// <summary>Reads <c>{ "delegate", "from", "to" }</c>: days of absence, and who decides meanwhile.</summary>
internal static class DelegationBody
{
    public static Absence Read(string person, JsonFields fields, FaultList faults)
    {
        var (from, to) = (Day(fields, "from"), Day(fields, "to"));
        var stand = fields.String("delegate");
        fields.RefuseUnknown();
        if (stand is not null && !PersonAddress.TryNormalize(stand, out stand))
        {
            faults.Add("/delegate", "Give the delegate's mail address, or leave it out.");
        }
        else if (stand == person)
        {
            faults.Add("/delegate", "A person can't stand in for themselves.");
        }

        if (from is null || to is null)
        {
            return new Absence(person, default, default, stand);
        }

        if (to < from)
        {
            faults.Add("/to", "The last day is before the first one.");
        }
        else if (to.Value.DayNumber - from.Value.DayNumber >= Absence.LongestInDays)
        {
            faults.Add("/to", $"An absence has at most {Absence.LongestInDays} days.");
        }

        return new Absence(person, from.Value, to.Value, stand);
    }

    private static DateOnly? Day(JsonFields fields, string name)
    {
        if (DateOnly.TryParseExact(fields.String(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Absence.Earliest && day <= Absence.Latest)
        {
            return day;
        }

        if (!fields.HasFault(name))
        {
            fields.Fault(name, "Give a date from 2000-01-01 to 2199-12-31, such as 2027-03-02.");
        }

        return null;
    }
}
