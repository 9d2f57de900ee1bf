using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>Reads the body of a start request.</summary>
internal static class StartLaunchBody
{
    public static StartLaunch Read(JsonFields fields, string defaultOwner) => new()
    {
        Name = fields.String("name", StartLaunchRules.LongestName),
        Tier = fields.Enum<LaunchTier>("tier"),
        LaunchAt = fields.Instant("launchAt"),
        TimeZone = fields.String("timeZone"),
        Owner = fields.String("owner") ?? defaultOwner,
        People = fields.StringLists("people"),
        Brief = fields.Object("brief") is { } brief ? ReadBrief(brief) : new Brief(),
        Inputs = fields.StringLists("inputs"),
        Metrics = [.. fields.Objects("metrics").Select(ReadMetric)],
    };

    private static Brief ReadBrief(JsonFields fields)
    {
        var brief = new Brief
        {
            TargetCustomer = fields.String("targetCustomer"),
            ValueProposition = fields.String("valueProposition"),
            Positioning = fields.String("positioning"),
            Pricing = fields.String("pricing"),
            Channels = fields.Strings("channels"),
            Budget = fields.Object("budget") is { } budget ? ReadBudget(budget) : null,
        };
        fields.RefuseUnknown();
        return brief;
    }

    private static Budget ReadBudget(JsonFields fields)
    {
        var currency = fields.String("currency");
        var planned = fields.Number("planned");
        fields.RefuseUnknown();
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper))
        {
            fields.Fault("currency", "Give an ISO 4217 currency code such as USD or EUR.");
        }

        if (planned is not (>= 0 and <= 1e12))
        {
            fields.Fault("planned", "Give the planned amount: 0 or more.");
        }

        return new Budget(currency ?? "", planned is >= 0 and <= 1e12 ? (decimal)planned : 0);
    }

    private static SuccessMetric ReadMetric(JsonFields fields)
    {
        var metric = new SuccessMetric
        {
            Id = fields.String("id", 60) ?? "",
            Unit = fields.String("unit", 30),
            Direction = fields.Enum<MetricDirection>("direction") ?? MetricDirection.Up,
            Baseline = fields.Number("baseline"),
            Target = fields.Number("target"),
            Guardrail = fields.Number("guardrail"),
        };
        fields.RefuseUnknown();
        if (metric.Id.Length == 0 || !metric.Id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            fields.Fault("id", "Give the metric an id of lower-case letters, digits and hyphens, such as activation-rate.");
        }

        return metric;
    }
}
