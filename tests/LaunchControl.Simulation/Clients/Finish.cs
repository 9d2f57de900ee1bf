using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Simulation.Clients;

/// <summary>Gets a launch done: resumes it, does what is open, and has everybody approve.</summary>
internal sealed class Finish(World world, Team team)
{
    private const int PatientTurns = 30;

    private Launch Launch => world.Recorder.Of(team.LaunchId!).Current;

    public async Task TakeTurnAsync(int turn)
    {
        if (Launch.Status == LaunchStatus.Held)
        {
            await Post(new ResumeLaunch("Nothing holds us up."));
        }

        foreach (var item in Launch.Gates.Where(Launch.IsOpen).SelectMany(gate => gate.Items).Where(item => !item.IsSettled).ToList())
        {
            await Post(new CompleteItem(item.Id, [new Evidence("https://contoso.example/evidence", null)]));
        }

        foreach (var gate in OpenGates())
        {
            await ReviewAsync(gate, turn);
        }
    }

    private async Task ReviewAsync(Gate gate, int turn)
    {
        if (gate.WaitsFor.Any(other => other.PassedAt is null) && turn > PatientTurns)
        {
            await Post(new WaitForGates(gate.Id, []));
        }

        if (gate.Status is GateStatus.NeedsWork or GateStatus.Expired)
        {
            await Post(new RequestReview(gate.Id, null));
        }

        foreach (var approver in gate.Approvers)
        {
            await ApproveAsync(gate.Id, approver.Person, turn);
        }
    }

    // Who has approved a gate that this one is kept apart from hands over; so does whoever has lost the link for good.
    private async Task ApproveAsync(string gateId, string person, int turn)
    {
        if (Launch.FindGate(gateId) is not { Status: GateStatus.InReview } gate || gate.FindApprover(person) is not { } approver
            || approver.Vote is { EffectiveAt: null } vote && (vote.Decision == SignOffDecision.Approve || gate.Policy.Veto))
        {
            return;
        }

        var signOff = new RecordSignOff("", gateId, gate.Round, person, SignOffDecision.Approve, null, world.Now) { Replaces = approver.Vote?.SignOffId };
        var receipt = await team.Desk.SignAsync(team.LaunchId!, signOff);
        if (receipt?.Refusal?.Code == "separation-of-duties")
        {
            await Post(new ReassignApprover(gateId, person, StartLaunchBuilder.Person($"deputy-{turn}-of-{gateId}"), [], "Duties are kept apart."));
        }
    }

    private List<Gate> OpenGates() => [.. Launch.Gates.Where(gate => !gate.IsPassed && Launch.IsOpen(gate))];

    private Task Post(LaunchCommand command) => team.Desk.PostAsync(team.LaunchId!, command);
}
