using LaunchControl.Core.Attention;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Blockers;

/// <summary>Answers "what blocks us, who can unblock it, and by when?" from the state of a launch.</summary>
public static class BlockerList
{
    /// <summary>
    /// Everything that could be done now and is not, most urgent first; what waits for something else of the list is not named itself. It is what
    /// <see cref="AskList"/> asks of people, without conditions of approvals, which hold up nothing while there is time for them.
    /// </summary>
    /// <param name="absences">Of people in the launch, as far as known.</param>
    public static IReadOnlyList<Blocker> Of(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        if (launch is { IsFinal: false, IsLaunched: false, Status: LaunchStatus.Held })
        {
            return [new Blocker(BlockerKind.Hold, "launch", "The launch is on hold: resume it", launch.HoldReason, launch.HeldAt ?? launch.StartedAt, [new Unblocker(launch.Owner)], launch.LaunchAt, 0)];
        }

        var writer = new Writer(launch, absences, now);
        return
        [
            .. AskList.Of(launch, now).Where(ask => ask.Kind != AskKind.Condition).GroupBy(Thing).Select(writer.Write).Concat(writer.Recommendations())
                .OrderBy(blocker => blocker.By).ThenBy(blocker => blocker.Subject, StringComparer.Ordinal),
        ];
    }

    // One blocker for several people who can each mend it; one for each of those whose decision is asked for.
    private static (AskKind Kind, string Subject, GateReference? WaitsFor, string? Person) Thing(Ask ask) =>
        (ask.Kind, ask.Subject, ask.WaitsFor, ask.Kind == AskKind.SignOff ? ask.InPlaceOf ?? ask.Person : null);

    private sealed class Writer(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        private readonly DateOnly _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, launch.Zone).DateTime);

        public Blocker Write(IEnumerable<Ask> group)
        {
            // Who signs in somebody's place is named with that one.
            var asks = group.Where(one => one.InPlaceOf is null).ToList();
            var ask = asks[0];
            var dueOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ask.DueAt, launch.Zone).DateTime);
            var delay = ask.IsOverdue(now) ? Math.Max(0, launch.Calendar.WorkingDaysBetween(dueOn, _today)) : 0;
            return new Blocker(Kind(ask.Kind), ask.Subject, What(ask), ask.Reason, asks.Min(one => one.Since), [.. asks.OrderBy(one => one.Person == launch.Owner).Select(Unblocker)], ask.DueAt, delay);
        }

        private static BlockerKind Kind(AskKind kind) => kind switch
        {
            AskKind.SignOff => BlockerKind.SignOff,
            AskKind.BlockedItem => BlockerKind.BlockedItem,
            AskKind.Rework => BlockerKind.Rework,
            AskKind.ExpiredReview => BlockerKind.ExpiredReview,
            AskKind.ExternalGate => BlockerKind.ExternalGate,
            AskKind.NoApprover => BlockerKind.NoApprover,
            _ => BlockerKind.Item,
        };

        public IEnumerable<Blocker> Recommendations() =>
            from one in launch.HoldRecommendations
            where one.State == RecommendationState.Open && launch is { IsFinal: false, IsLaunched: false }
            select new Blocker(BlockerKind.HoldRecommended, $"item/{one.Id}", $"Hold recommended: the go depends on '{one.Condition}', which was not done in time",
                $"Condition of {one.GivenBy}'s go; {one.Owner} was to do it by {one.DueAt:yyyy-MM-dd}.", one.RaisedAt,
                [.. new[] { launch.Owner, one.Owner }.Distinct().Select(person => Unblocker(person, null))], launch.LaunchAt, 0);

        private string What(Ask ask) => ask.Kind switch
        {
            AskKind.SignOff => $"Sign-off of {ask.GateName}",
            AskKind.Rework => $"{ask.GateName} was not approved: mend it and request the review again",
            AskKind.ExpiredReview => $"The review of {ask.GateName} expired: request it again",
            AskKind.ExternalGate => $"{ask.GateName} waits for {ask.WaitsFor!.GateId} of launch {ask.WaitsFor.LaunchId}{(IsCancelled(ask) ? ", which was cancelled: let the gate wait for something else" : "")}",
            AskKind.NoApprover => $"{ask.GateName} can't be signed: name somebody as {string.Join(" and ", Unnamed(launch.FindGate(ask.GateId)!))}",
            _ => ask.Title,
        };

        private bool IsCancelled(Ask ask) => launch.FindGate(ask.GateId)!.WaitsFor.Any(other => other.Reference == ask.WaitsFor && other.CancelledAt is not null);

        private IEnumerable<string> Unnamed(Gate gate) => gate.ApproverRoles.Select(role => role.Role).Where(role => launch.PeopleOf(role).Count == 0);

        private Unblocker Unblocker(Ask ask) => Unblocker(ask.Person, ask);

        private Unblocker Unblocker(string person, Ask? ask) =>
            absences.FirstOrDefault(absence => absence.Person == person && absence.Covers(_today, _today)) is { } away
                ? new Unblocker(person, away.To, ask is { Kind: AskKind.SignOff } ? ask.StandIn : away.Delegate)
                : new Unblocker(person);
    }
}
