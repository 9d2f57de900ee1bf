using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Performance;

/// <summary>Reads the contract of a metric: in a start request, in a playbook, and by itself. What it must fulfil is for <see cref="MetricContractRules"/> to say.</summary>
internal static class MetricBody
{
    private const int AnyLength = int.MaxValue;

    /// <summary>One of a list, with its id.</summary>
    /// <param name="isDirectionNeeded">Whether that it is missing is a fault; otherwise up is better.</param>
    public static SuccessMetric ReadListed(JsonFields fields, bool isDirectionNeeded)
    {
        var metric = ReadMembers(fields, fields.String("id", AnyLength) ?? "", isDirectionNeeded);
        fields.RefuseUnknown();
        return metric;
    }

    /// <summary>One whose id stands elsewhere, and beside whose members others may stand.</summary>
    public static SuccessMetric ReadMembers(JsonFields fields, string id, bool isDirectionNeeded) => new()
    {
        Id = id,
        Name = fields.String("name", AnyLength),
        Unit = fields.String("unit", AnyLength),
        Direction = isDirectionNeeded ? fields.RequiredEnum<MetricDirection>("direction") : fields.Enum<MetricDirection>("direction") ?? MetricDirection.Up,
        Baseline = fields.Number("baseline"),
        Target = fields.Number("target"),
        Guardrail = fields.Number("guardrail"),
        Window = fields.String("window", AnyLength),
        Aggregation = fields.Enum<MetricAggregation>("aggregation") ?? MetricAggregation.Mean,
        MinimumData = fields.Integer("minimumData") ?? SuccessMetric.DefaultMinimumData,
        Source = fields.Object("source") is { } source ? ReadSource(source) : null,
    };

    private static MetricSource ReadSource(JsonFields fields)
    {
        var source = new MetricSource
        {
            Kind = fields.RequiredEnum<MetricSourceKind>("kind"),
            Url = fields.String("url", AnyLength),
            Pointer = fields.String("pointer", AnyLength),
            AtPointer = fields.String("atPointer", AnyLength),
            Query = fields.String("query", AnyLength),
            Workspace = fields.String("workspace", AnyLength),
            Secret = fields.String("secret", AnyLength),
        };
        fields.RefuseUnknown();
        return source;
    }
}
