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
            var gates = change.Launch.Gates.Where(gate => gate.Status == GateStatus.InReview && MayNeed(change.Launch, gate)).ToList();
            Choose(change, gates);
            gates.ForEach(gate => WakeIfNews(change, gate));
        }

        RememberFormer(change);
    }

    private static bool MayNeed(Launch launch, Gate gate) => launch.Absences.Count > 0 || gate.Approvers.Any(approver => approver.StandIn is not null);

    private static void WakeIfNews(LaunchChange change, Gate gate)
    {
        var isNews = !ReferenceEquals(change.Before?.FindGate(gate.Id), gate) || !ReferenceEquals(change.Before?.Absences, change.Launch.Absences);
        if (isNews && StandInChoice.NextChangeAt(change.Launch, change.Launch.FindGate(gate.Id)!, change.Now) is not null)
        {
            // Its orchestration waits for a deadline that was known before this one was.
            change.WakeGate(gate);
        }
    }

    // One audit entry for all that is asked and one for all that nobody can be: a launch with many gates is still stored at once.
    private static void Choose(LaunchChange change, List<Gate> gates)
    {
        var choices = gates.SelectMany(gate => StandInChoice.Of(change.Launch, gate, change.Now)
            .Select(one => (GateId: gate.Id, Approver: gate.FindApprover(one.Key)!, one.Value.Absence, one.Value.Person))).ToList();
        Record(change, "signOff.standInAsked", [.. choices.Where(one => one.Person is not null)
            .Select(one => (one.GateId, Ask(change, one.GateId, one.Approver, one.Person!, one.Absence)))]);
        foreach (var (gate, approver) in gates.SelectMany(gate => gate.Approvers, (gate, approver) => (gate, approver)))
        {
            if (!choices.Exists(one => one.GateId == gate.Id && one.Approver == approver && one.Person is not null) && IsOver(change, approver))
            {
                End(change, gate.Id, approver);
            }
        }

        Record(change, "signOff.nobodyStandsIn", [.. choices.Where(one => one.Person is null)
            .Select(one => (one.GateId, TellOwner(change, one.GateId, one.Approver.Person, one.Absence)))]);
    }

    // With a decision the place is kept for as long as days away give it: either of the two may change what was decided.
    private static bool IsOver(LaunchChange change, Approver approver) => approver switch
    {
        { StandIn: null } or { LinkNonce: null } => false,
        { Vote: null } => true,
        _ => !StandInChoice.Holds(change.Launch, approver, approver.StandIn.Person, change.Now),
    };

    private static void Record(LaunchChange change, string action, List<(string GateId, string? Words)> news)
    {
        var told = news.Where(one => one.Words is not null).ToList();
        if (told.Count > 0)
        {
            change.Record(action, Subject(told.Select(one => one.GateId)), $"{string.Join("; ", told.Select(one => one.Words))}.", bySystem: true);
        }
    }

    // Null for several gates.
    private static string? Subject(IEnumerable<string> gateIds) => gateIds.Distinct().ToList() is [var only] ? $"gate/{only}" : null;

    private static string? Ask(LaunchChange change, string gateId, Approver approver, string person, Absence absence)
    {
        var (gate, isSame) = (change.Launch.FindGate(gateId)!, approver.StandIn?.Person == person);
        if (isSame && approver.StandIn!.Until == absence.To)
        {
            return null;
        }

        var stand = isSame ? approver.StandIn! with { Until = absence.To }
            : new StandIn { Person = person, Until = absence.To, LinkNonce = LinkNonces.For(change, gate.Id, gate.Round, person), LinkIssuedAt = change.Now, AskedAt = change.Now };
        gate = change.Replace(With(gate, approver.Person, known => known with { StandIn = stand }));
        if (!isSame)
        {
            change.Mail(MailKind.StandInAsked, person, gate);
        }

        return $"{person} signs {gate.Name} in place of {approver.Person}, who is away until {absence.To:yyyy-MM-dd}";
    }

    private static void End(LaunchChange change, string gateId, Approver approver)
    {
        if (approver.StandIn is not null)
        {
            change.Replace(With(change.Launch.FindGate(gateId)!, approver.Person, known => known with { StandIn = null }));
        }
    }

    private static string? TellOwner(LaunchChange change, string gateId, string person, Absence absence)
    {
        var gate = change.Launch.FindGate(gateId)!;
        if (gate.FindApprover(person)!.AloneUntil == absence.To)
        {
            return null;
        }

        gate = change.Replace(With(gate, person, known => known with { AloneUntil = absence.To }));
        change.Mail(MailKind.NobodyStandsIn, change.Launch.Owner, gate, person: person);
        return $"{person}, who signs {gate.Name}, is away until {absence.To:yyyy-MM-dd}, and nobody can stand in";
    }

    // Also those whose approver, round or gate is gone: a link that was mailed says what became of it.
    private static void RememberFormer(LaunchChange change)
    {
        List<(string GateId, string? Words)> news = [];
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
                news.AddRange(gone.Select(one => (gate.Id, (string?)$"{one.Person} does not sign {gate.Name} in place of {one.InPlaceOf} any more")));
            }
        }

        Record(change, "signOff.standInEnded", news);
    }

    private static Gate With(Gate gate, string person, Func<Approver, Approver> replace) =>
        gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == person ? replace(other) : other)] };
}
