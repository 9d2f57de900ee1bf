namespace LaunchControl.Core.Launches;

/// <summary>What is to change about a launch's brief.</summary>
public sealed record BriefPatch
{
    public Patch<string> TargetCustomer { get; init; }

    public Patch<string> ValueProposition { get; init; }

    public Patch<string> Positioning { get; init; }

    public Patch<string> Pricing { get; init; }

    public Patch<IReadOnlyList<string>> Channels { get; init; }

    public Patch<BudgetPatch> Budget { get; init; }

    public Brief ApplyTo(Brief brief) => brief with
    {
        TargetCustomer = TargetCustomer.Or(brief.TargetCustomer),
        ValueProposition = ValueProposition.Or(brief.ValueProposition),
        Positioning = Positioning.Or(brief.Positioning),
        Pricing = Pricing.Or(brief.Pricing),
        Channels = Channels.IsGiven && !(Channels.Value ?? []).SequenceEqual(brief.Channels) ? Channels.Value ?? [] : brief.Channels,
        Budget = Budget.IsGiven ? Budget.Value?.ApplyTo(brief.Budget) : brief.Budget,
    };
}
