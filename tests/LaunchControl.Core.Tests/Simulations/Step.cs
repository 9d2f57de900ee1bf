using CsCheck;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>One random move. It becomes a command only when it meets a launch, so that most moves mean something there.</summary>
internal sealed record Step(int Kind, int Pick, SignOffDecision Decision, int RoundShift, TimeSpan Elapsed)
{
    private static readonly Gen<SignOffDecision> Decisions =
        Gen.Frequency((8, Gen.Const(SignOffDecision.Approve)), (1, Gen.Const(SignOffDecision.Reject)), (1, Gen.Const(SignOffDecision.Abstain)));

    private static readonly Gen<int> RoundShifts = Gen.Frequency((12, Gen.Const(0)), (1, Gen.Const(-1)), (1, Gen.Const(1)));

    private static readonly Gen<TimeSpan> Times =
        Gen.Frequency(
            (4, Gen.Const(TimeSpan.Zero)),
            (4, Gen.Int[0, 60].Select(minutes => TimeSpan.FromMinutes(minutes))),
            (1, Gen.Int[0, 14].Select(days => TimeSpan.FromDays(days))));

    public static readonly Gen<Step[]> Sequence =
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 999], Decisions, RoundShifts, Times)
            .Select(move => new Step(move.Item1, move.Item2, move.Item3, move.Item4, move.Item5))
            .Array[0, 150];

    public LaunchCommand ToCommand(Launch launch, DateTimeOffset now) => Kind switch
    {
        < 25 => new CompleteItem(ItemId(launch), Pick % 3 == 0 ? [] : [new Evidence($"https://contoso.example/{Pick % 2}", null)]),
        < 30 => new ReopenItem(ItemId(launch), "It regressed."),
        < 70 => SignOff(launch, now),
        < 78 => new RequestReview(Gate(launch).Id, null),
        < 82 => new EvaluateGate(Gate(launch).Id),
        < 92 => new OpenNextPhase(),
        < 96 => new GoLive(),
        _ => new RunDueChecks(),
    };

    private Gate Gate(Launch launch) => launch.Gates[Pick % launch.Gates.Count];

    private string ItemId(Launch launch)
    {
        List<string> ids = [.. launch.Gates.SelectMany(gate => gate.Items).Select(item => item.Id), "unknown-item"];
        return ids[Pick % ids.Count];
    }

    private RecordSignOff SignOff(Launch launch, DateTimeOffset now)
    {
        var reviewed = launch.Gates.Where(gate => gate.Status == GateStatus.InReview).ToList();
        var gate = reviewed.Count > 0 && Pick % 10 > 0 ? reviewed[Pick % reviewed.Count] : Gate(launch);
        var people = gate.Approvers.Select(approver => approver.Person).ToList();
        var person = Pick % 50 == 0 ? StartLaunchBuilder.Person("mallory") : people[Pick / 10 % people.Count];
        var comment = Decision == SignOffDecision.Reject && Pick % 5 > 0 ? "Not yet." : null;
        return new RecordSignOff($"sign-off-{Pick}", gate.Id, gate.Round + RoundShift, person, Decision, comment, now);
    }
}
