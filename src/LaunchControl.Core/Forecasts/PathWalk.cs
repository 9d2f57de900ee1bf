using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Forecasts;

/// <summary>The chain of steps that decides when a launch can be, walked back from its end. Of two that are equally late the first in the launch counts.</summary>
internal sealed class PathWalk
{
    private readonly List<ForecastStep> _steps = [];
    private readonly HashSet<string> _gates = [];

    public PathWalk(Plan plan)
    {
        for (PlanStep? step = plan.Last; step is not null;)
        {
            step = step switch
            {
                GateStep gate => Walk(gate),
                ItemStep item => Walk(item),
                OpeningStep opening => Walk(opening),
                _ => null,
            };
        }

        _steps.Reverse();
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<ForecastStep> Steps => _steps;

    /// <summary>Ids of the gates whose passing or checklist is on the path.</summary>
    public IReadOnlySet<string> Gates => _gates;

    private PlanStep? Walk(GateStep step)
    {
        var gate = step.Gate;
        _gates.Add(gate.Id);
        if (step.IsLedByLeadTime)
        {
            _steps.Add(new ForecastStep(ForecastStepKind.LeadTime, $"gate/{gate.Id}", $"Lead time of {gate.Name}", [], step.Opening.FinishesOn, step.FinishesOn));
            return step.Opening;
        }

        _steps.Add(new ForecastStep(ForecastStepKind.Review, $"gate/{gate.Id}", gate.Name, Deciders(gate), step.ReadyOn, step.FinishesOn));
        return gate.Status == GateStatus.InReview ? null
            : step.Items.FirstOrDefault(item => item.FinishesOn == step.ReadyOn) ?? (PlanStep?)(step.Opening.FinishesOn == step.ReadyOn ? step.Opening : null);
    }

    private PlanStep? Walk(ItemStep step)
    {
        _gates.Add(step.Gate.Id);
        _steps.Add(new ForecastStep(ForecastStepKind.Item, $"item/{step.Item.Id}", step.Item.Title, [step.Item.Owner], step.StartsOn, step.FinishesOn));
        return step.After.FirstOrDefault(other => other.FinishesOn == step.StartsOn);
    }

    private GateStep? Walk(OpeningStep step)
    {
        if (step.Before.FirstOrDefault(gate => gate.FinishesOn == step.FinishesOn) is { } before)
        {
            return before;
        }

        if (step.Gate.OpenedAt is null && step.Gate.WaitsFor.FirstOrDefault(other => other.PassedAt is null) is { } outside)
        {
            _steps.Add(new ForecastStep(
                ForecastStepKind.ExternalGate, $"gate/{step.Gate.Id}", $"{step.Gate.Name} waits for {outside.GateId} of launch {outside.LaunchId}", [], step.FinishesOn, step.FinishesOn));
        }

        return null;
    }

    // Whose turn it is, and who stands in for whom; before that, all who will be asked.
    private static IReadOnlyList<string> Deciders(Gate gate) => gate.Status == GateStatus.InReview
        ? [.. Seats.Of(gate).Where(seat => seat.IsWaiting).Select(seat => seat.Person).Distinct()]
        : [.. gate.Approvers.Select(approver => approver.Person)];
}
