using System.Text.Json;
using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Performance;

/// <summary>Reads when a launch is looked at after its launch moment: a list of offsets, or a cadence, which means the offsets that it gives.</summary>
internal static class CheckPlanBody
{
    private const string Member = "postLaunchChecks";

    /// <summary>The offsets as they are written; null where nothing is given.</summary>
    public static IReadOnlyList<string>? Read(JsonFields fields)
    {
        if (fields.TakeNull(Member))
        {
            return null;
        }

        if (!fields.Holds(Member, JsonValueKind.Object))
        {
            return fields.StringsInPlace(Member);
        }

        var cadence = fields.Object(Member)!;
        var (every, until) = (cadence.String("every"), cadence.String("until"));
        cadence.RefuseUnknown();
        return CheckCadence.Expand(every, until, (member, message) =>
        {
            if (!cadence.HasFault(member))
            {
                cadence.Fault(member, message);
            }
        });
    }
}
