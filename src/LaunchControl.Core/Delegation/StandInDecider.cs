using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Delegation;

/// <summary>Asks those who stand in for approvers who are away, and lets them go when their turn is over.</summary>
internal static class StandInDecider
{
    /// <summary>Brings every gate in review in line with who is away today, whatever the decision was that came before. Nothing while the launch is held.</summary>
    public static void CatchUp(LaunchChange change)
    {
        if (change.Launch is { IsFinal: false, IsLaunched: false, Status: not LaunchStatus.Held })
        {
            foreach (var gate in change.Launch.Gates.Where(gate => gate.Status == GateStatus.InReview).ToList())
            {
                CatchUp(change, gate);
            }
        }

        RememberFormer(change);
    }

    private static void CatchUp(LaunchChange change, Gate gate)
    {
        if (change.Launch.Absences.Count == 0 && gate.Approvers.All(approver => approver.StandIn is null))
        {
            return;
        }

        Choose(change, gate);
        var isNews = !ReferenceEquals(change.Before?.FindGate(gate.Id), gate) || !ReferenceEquals(change.Before?.Absences, change.Launch.Absences);
        if (isNews && StandInChoice.NextChangeAt(change.Launch, change.Launch.FindGate(gate.Id)!, change.Now) is not null)
        {
            // Its orchestration waits for a deadline that was known before this one was.
            change.WakeGate(gate);
        }
    }

    private static void Choose(LaunchChange change, Gate gate)
    {
        var chosen = StandInChoice.Of(change.Launch, gate, change.Now);
        foreach (var approver in gate.Approvers.Where(approver => approver is { LinkNonce: not null, Vote: null }))
        {
            if (!chosen.TryGetValue(approver.Person, out var found))
            {
                End(change, gate.Id, approver);
            }
            else if (found.Person is { } person)
            {
                Ask(change, gate.Id, approver, person, found.Absence);
            }
            else
            {
                End(change, gate.Id, approver);
                TellOwner(change, gate.Id, approver.Person, found.Absence);
            }
        }
    }

    private static void Ask(LaunchChange change, string gateId, Approver approver, string person, Absence absence)
    {
        var (gate, isSame) = (change.Launch.FindGate(gateId)!, approver.StandIn?.Person == person);
        if (isSame && approver.StandIn!.Until == absence.To)
        {
            return;
        }

        var stand = isSame ? approver.StandIn! with { Until = absence.To }
            : new StandIn { Person = person, Until = absence.To, LinkNonce = LinkNonces.For(change, gate.Id, gate.Round, person), LinkIssuedAt = change.Now, AskedAt = change.Now };
        gate = change.Replace(With(gate, approver.Person, known => known with { StandIn = stand }));
        change.Record("signOff.standInAsked", $"gate/{gate.Id}", $"{person} signs {gate.Name} in place of {approver.Person}, who is away until {absence.To:yyyy-MM-dd}.", bySystem: true);
        if (!isSame)
        {
            change.Mail(MailKind.StandInAsked, person, gate);
        }
    }

    private static void End(LaunchChange change, string gateId, Approver approver)
    {
        if (approver.StandIn is not null)
        {
            change.Replace(With(change.Launch.FindGate(gateId)!, approver.Person, known => known with { StandIn = null }));
        }
    }

    private static void TellOwner(LaunchChange change, string gateId, string person, Absence absence)
    {
        var gate = change.Launch.FindGate(gateId)!;
        if (gate.FindApprover(person)!.AloneUntil != absence.To)
        {
            gate = change.Replace(With(gate, person, known => known with { AloneUntil = absence.To }));
            change.Record("signOff.nobodyStandsIn", $"gate/{gate.Id}", $"{person}, who signs {gate.Name}, is away until {absence.To:yyyy-MM-dd}, and nobody can stand in.", bySystem: true);
            change.Mail(MailKind.NobodyStandsIn, change.Launch.Owner, gate, person: person);
        }
    }

    // Also those whose approver, round or gate is gone: a link that was mailed says what became of it.
    private static void RememberFormer(LaunchChange change)
    {
        foreach (var before in change.Before?.Gates.Where(gate => gate.Approvers.Any(approver => approver.StandIn is not null)) ?? [])
        {
            if (change.Launch.FindGate(before.Id) is not { } gate || ReferenceEquals(before, gate))
            {
                continue;
            }

            List<FormerStandIn> gone =
            [
                .. from approver in before.Approvers
                   where approver.StandIn is { } stand && gate.FindApprover(approver.Person)?.StandIn?.Person != stand.Person
                   select new FormerStandIn(approver.StandIn!.Person, approver.Person, change.Now),
            ];
            if (gone.Count > 0)
            {
                change.Replace(gate with { FormerStandIns = [.. gate.FormerStandIns.Except(gone).Concat(gone).TakeLast(FormerStandIn.MostKept)] });
                var names = string.Join("; ", gone.Select(one => $"{one.Person} does not sign {gate.Name} in place of {one.InPlaceOf} any more"));
                change.Record("signOff.standInEnded", $"gate/{gate.Id}", $"{names}.", bySystem: true);
            }
        }
    }

    private static Gate With(Gate gate, string person, Func<Approver, Approver> replace) =>
        gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == person ? replace(other) : other)] };
}
