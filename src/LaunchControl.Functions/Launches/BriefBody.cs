using System.Text.Json;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>Reads a go-to-market brief, or what is to change about it.</summary>
internal static class BriefBody
{
    private const double MostMoney = 1e12;

    public static Brief Read(JsonFields fields)
    {
        var patch = ReadPatch(fields);
        if (patch.Budget is { IsGiven: true, Value: { } budget } && !budget.IsComplete(null))
        {
            fields.Fault("budget", "A budget needs a currency and a planned amount.");
        }

        fields.RefuseUnknown();
        return patch.ApplyTo(new Brief());
    }

    public static BriefPatch ReadPatch(JsonFields fields) => new()
    {
        TargetCustomer = fields.Patch("targetCustomer", fields.String("targetCustomer")),
        ValueProposition = fields.Patch("valueProposition", fields.String("valueProposition")),
        Positioning = fields.Patch("positioning", fields.String("positioning")),
        Pricing = fields.Patch("pricing", fields.String("pricing")),
        Channels = fields.Patch("channels", fields.Strings("channels")),
        Budget = fields.Patch("budget", fields.Object("budget") is { } budget ? ReadBudget(budget) : null),
    };

    /// <summary>Input id to answers, null to take the input away.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>?> ReadInputs(JsonFields fields) =>
        fields.Object("inputs") is not { } inputs ? new Dictionary<string, IReadOnlyList<string>?>()
        : inputs.Names.Distinct(StringComparer.Ordinal).ToDictionary(id => id, id => inputs.Holds(id, JsonValueKind.Null) ? null : inputs.Strings(id, 2000), StringComparer.Ordinal);

    private static BudgetPatch ReadBudget(JsonFields fields)
    {
        var currency = fields.String("currency");
        if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            fields.Fault("currency", "Give an ISO 4217 currency code such as USD or EUR.");
        }

        var patch = new BudgetPatch(currency, Amount(fields, "planned"), fields.Patch("actual", Amount(fields, "actual")));
        fields.RefuseUnknown();
        return patch;
    }

    private static decimal? Amount(JsonFields fields, string name)
    {
        var amount = fields.Number(name);
        if (amount is null or (>= 0 and <= MostMoney))
        {
            return (decimal?)amount;
        }

        fields.Fault(name, "Give an amount of 0 or more.");
        return null;
    }
}
