using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Performance;

/// <summary>Reads member <c>observations</c> of a request or message: 1 to 1,000 objects.</summary>
internal static class ObservationReader
{
    private const string Member = "observations";

    public static IReadOnlyList<ObservationDraft> Read(JsonFields fields)
    {
        if (fields.Count(Member) is 0 or > ObservationRules.MostAtOnce)
        {
            if (!fields.HasFault(Member))
            {
                fields.Fault(Member, $"Give 1 to {ObservationRules.MostAtOnce} observations; send more of them in further requests.");
            }

            return [];
        }

        return [.. fields.ObjectsInPlace(Member).Select(ReadOne)];
    }

    private static ObservationDraft ReadOne(JsonFields fields)
    {
        var draft = new ObservationDraft(ReadId(fields), fields.String("metric") ?? "", fields.Number("value") ?? double.NaN, fields.Instant("at"));
        if (!fields.IsObject)
        {
            return draft;
        }

        if (draft.Metric.Length == 0 && !fields.HasFault("metric"))
        {
            fields.Fault("metric", "Give the id of a metric of the launch.");
        }

        if (!double.IsFinite(draft.Value) && !fields.HasFault("value"))
        {
            fields.Fault("value", "Give a number, such as 41.2, between -1.7e308 and 1.7e308.");
        }

        fields.RefuseUnknown();
        return draft;
    }

    private static string? ReadId(JsonFields fields)
    {
        var id = fields.String("id", ObservationRules.LongestId);
        if (id is not null && (string.IsNullOrWhiteSpace(id) || id.Any(char.IsControl)))
        {
            fields.Fault("id", $"An id has 1 to {ObservationRules.LongestId} characters, none of them a control character.");
        }

        return id;
    }
}
