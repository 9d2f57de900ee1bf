using LaunchControl.Core.Attention;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;

namespace LaunchControl.Core.Tests.Attention;

/// <summary>Launches and people under the real deciders and ledgers, in steps of half an hour.</summary>
internal sealed class AttentionWorld
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Roles = ["r0", "r1", "r2", "r3", "r4", "executive"];

    private readonly Random _random;
    private readonly List<SimulatedPerson> _people;
    private readonly Dictionary<string, SimulatedPerson> _byName;
    private readonly List<Launch> _launches = [];
    private readonly Dictionary<string, DateTimeOffset> _changedAt = [];
    private readonly Dictionary<string, List<int>> _launchesOf = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _outages = [];
    private int _commands;
    private DateTimeOffset _now = Start;

    public AttentionWorld(Random random, int launches, int people)
    {
        _random = random;
        _people = [.. Enumerable.Range(0, people).Select(number => new SimulatedPerson(random, number, DateOnly.FromDateTime(Start.UtcDateTime)))];
        _byName = _people.ToDictionary(person => person.Name);
        for (var number = 0; number < launches; number++)
        {
            StartLaunch(number);
        }
    }

    public int Digests { get; private set; }

    public int Nudges { get; private set; }

    public int PutOff { get; private set; }

    public int Escalated { get; private set; }

    public int FullDays { get; private set; }

    public int Checked { get; private set; }

    public string Summary => $"{Digests} digests, {Nudges} nudges, {PutOff} put off, {Escalated} escalated, {FullDays} full days, {Checked} reminders checked, {_commands} commands";

    public void Run(int days)
    {
        for (; _now < Start.AddDays(days); _now = _now.AddMinutes(30))
        {
            if (_random.Next(400) == 0)
            {
                _outages.Add((_now, _now.AddHours(_random.Next(1, 36))));
            }

            for (var events = _random.Next(8); events > 0; events--)
            {
                Happen(_random.Next(_launches.Count));
            }

            if (!IsOut(_now, _now))
            {
                _people.Where(person => person.NextLook <= _now).ToList().ForEach(LookAt);
            }

            _people.ForEach(CheckReminded);
        }

        _people.ForEach(CheckCap);
    }

    private void StartLaunch(int number)
    {
        var playbook = new PlaybookBuilder()
            .Phase("one", [.. Enumerable.Range(0, 3).Select(gate => Gate($"g{gate}"))])
            .Phase("two", Gate("h0"))
            .GoNoGo(GateBuilder.Gate("go", "executive")).Build();
        var people = Roles.ToDictionary(role => role, IReadOnlyList<string> (_) => [Someone().Name]);
        var start = new StartLaunch
        {
            Name = $"Launch {number}",
            Tier = LaunchTier.T2,
            LaunchAt = Start.AddDays(_random.Next(12, 45)).AddHours(9),
            TimeZone = "Europe/Berlin",
            Owner = Someone().Name,
            People = people,
        };
        var decision = StartLaunchDecider.Decide($"launch-{number}", start, playbook with { Roles = [.. Roles.Select(role => new PlaybookRole(role, role, "team"))] }, Origin(), _now);
        _launches.Add(decision.Launch);
        foreach (var person in decision.Launch.Participants())
        {
            (_launchesOf.TryGetValue(person, out var known) ? known : _launchesOf[person] = []).Add(number);
        }

        Deliver(decision);
        Command(number, new OpenNextPhase());
    }

    private PlaybookGate Gate(string id) => GateBuilder.Gate(id, Roles[_random.Next(5)]).DueAt($"L-{_random.Next(2, 12)}wd") with
    {
        Items = [.. Enumerable.Range(0, _random.Next(3)).Select(item => new PlaybookItem { Id = $"{id}-{item}", Title = $"Item {id}-{item}", Owner = Roles[_random.Next(5)], Due = $"L-{_random.Next(5, 15)}wd" })],
    };

    private SimulatedPerson Someone() => _people[_random.Next(_people.Count)];

    private void Happen(int number)
    {
        var launch = _launches[number];
        var asks = AskList.Of(launch, _now);
        Command(number, _random.Next(20) switch
        {
            0 => new HoldLaunch("The vendor is late."),
            1 or 2 => new ResumeLaunch("They delivered."),
            3 => new Reschedule(launch.LaunchAt.AddDays(_random.Next(-3, 10)), "The vendor is late."),
            _ when asks.Count == 0 => new ResumeLaunch("It goes on."),
            _ => Answer(launch, asks[_random.Next(asks.Count)]),
        });
    }

    private LaunchCommand Answer(Launch launch, Ask ask) => ask.Kind switch
    {
        AskKind.SignOff => new RecordSignOff($"sign-off-{++_commands}", ask.GateId, ask.Round, ask.Person, _random.Next(6) == 0 ? SignOffDecision.Reject : SignOffDecision.Approve, "So be it.", _now),
        AskKind.Item => _random.Next(6) == 0 ? new BlockItem(ask.ItemId!, "The vendor is late.") : new CompleteItem(ask.ItemId!, []),
        AskKind.BlockedItem => new ReopenItem(ask.ItemId!, "They delivered."),
        AskKind.Rework or AskKind.ExpiredReview => new RequestReview(ask.GateId, null),
        _ => new EvaluateGate(launch.Gates[0].Id),
    };

    private void Command(int number, LaunchCommand command)
    {
        foreach (var one in new[] { command, new OpenNextPhase() })
        {
            if (LaunchDecider.Decide(_launches[number], one, Origin(), _now).Decision is { IsNoChange: false } decision)
            {
                _launches[number] = decision.Launch;
                _changedAt[decision.Launch.Id] = _now;
                Deliver(decision);
                foreach (var person in decision.Launch.Participants())
                {
                    _byName[person].NextLook = _now;
                }
            }
        }
    }

    private void Deliver(Decision decision)
    {
        foreach (var mail in decision.Intents.OfType<SendMailIntent>())
        {
            var (person, id, urgency) = (_byName[mail.To], $"{decision.Launch.Id}.{mail.Id}", MailUrgencies.Of(mail, decision.Launch));
            (var goesNow, person.Ledger) = person.Ledger.Admit(person.Profile, id, urgency, _now);
            if (goesNow)
            {
                person.Receive(_now, id, urgency == MailUrgency.Urgent);
            }
            else
            {
                PutOff++;
                person.Later.Add(new PutOffMail(decision.Launch.Id, mail, _now));
                person.NextLook = _now;
            }
        }
    }

    private void LookAt(SimulatedPerson person)
    {
        var asks = Asks(person);
        person.Ledger = person.Ledger.Pruned(asks);
        var decision = AttentionPlan.Decide(person.Profile, person.Ledger, asks, person.Later, _now);
        if (decision.Digest is { } digest)
        {
            Send(person, new AttentionMail(digest.Id, false, digest.Day, _now), ledger => ledger.HandedOver(digest), () => Handed(person, digest));
        }
        else if (decision.Nudge is { } nudge)
        {
            Send(person, new AttentionMail(nudge.Id, true, nudge.Day, _now), ledger => ledger.HandedOver(nudge), () => Nudges++);
        }

        foreach (var step in decision.Escalations)
        {
            Escalated++;
            Command(int.Parse(step.Ask.Launch.Id.AsSpan(7), System.Globalization.CultureInfo.InvariantCulture), step.Command);
        }

        person.NextLook = decision.IsNothing ? AttentionPlan.NextAt(person.Profile, person.Ledger, asks, person.Later, _now) : _now.AddMinutes(30);
    }

    // One in twenty runs dies before the mail, one in twenty after it.
    private void Send(SimulatedPerson person, AttentionMail mail, Func<AttentionLedger, AttentionLedger> handOver, Action handed)
    {
        person.Ledger = person.Ledger.Reserve(mail);
        var fate = _random.Next(20);
        if (fate > 0)
        {
            person.Receive(_now, mail.Id, isUrgent: false);
        }

        if (fate > 1)
        {
            person.Ledger = handOver(person.Ledger);
            handed();
        }
    }

    private void Handed(SimulatedPerson person, Digest digest)
    {
        Digests++;
        person.Later.RemoveAll(digest.Later.Contains);
        foreach (var line in digest.Lines.Where(line => line.IsDue))
        {
            person.Reminded[line.Ask.Id] = digest.Day;
        }
    }

    private List<LaunchAsk> Asks(SimulatedPerson person) =>
        [.. LaunchAsk.Of(person.Name, _launchesOf.GetValueOrDefault(person.Name, []).Select(number => _launches[number]), _now)];

    // At the end of a working day: what was to be reminded of by that day's digest, and did not change since the day began, was in a digest by then.
    private void CheckReminded(SimulatedPerson person)
    {
        var (profile, day) = (person.Profile, person.Profile.DayOf(_now));
        var (digestAt, end) = (profile.At(day, profile.Hours.DigestAt), profile.At(day, profile.Hours.To));
        if (end > _now || _now - end >= TimeSpan.FromMinutes(30) || !profile.WorksOn(day) || IsOut(digestAt.AddHours(-1), end))
        {
            return;
        }

        foreach (var ask in Asks(person).Where(ask => _changedAt[ask.Launch.Id] < digestAt))
        {
            var due = profile.DayOf(ask.Ask.DueAt);
            var reminders = Enumerable.Range(-60, 61).Select(day.AddDays).Where(one => IsReminderDay(profile, due, one) && profile.At(one, profile.Hours.DigestAt) > ask.Ask.Since);
            if (reminders.LastOrDefault() is var last && last != default)
            {
                Checked++;
                Assert.True(person.Reminded.GetValueOrDefault(ask.Id) >= last, $"{person.Name} was not reminded of {ask.Launch.Id} {ask.Ask.Key}, due {due:O}, on {last:O}; it is {_now:O}.");
            }
        }
    }

    // The default cadence once more, counted day by day.
    private static bool IsReminderDay(AttentionProfile profile, DateOnly due, DateOnly day)
    {
        while (!profile.Calendar.IsWorkingDay(due))
        {
            due = due.AddDays(-1);
        }

        var number = profile.Calendar.WorkingDaysBetween(due, day);
        return profile.Calendar.IsWorkingDay(day) && (number is -3 or -1 or 0 or 1 || (number > 1 && number % 2 == 1));
    }

    private void CheckCap(SimulatedPerson person)
    {
        foreach (var mails in person.Mailbox.GroupBy(mail => person.Profile.DayOf(mail.At)))
        {
            var (counted, urgent) = (mails.Count(mail => !mail.IsUrgent), mails.Count(mail => mail.IsUrgent));
            Assert.True(counted <= person.Profile.DailyCap, $"{person.Name} got {counted} mails on {mails.Key:O}, with a cap of {person.Profile.DailyCap}.");
            Assert.True(mails.Count(mail => mail.Id.StartsWith("digest", StringComparison.Ordinal)) <= 1 && mails.Count(mail => mail.Id.StartsWith("nudge", StringComparison.Ordinal)) <= 1);
            FullDays += counted + urgent >= person.Profile.DailyCap - 1 ? 1 : 0;
        }
    }

    private bool IsOut(DateTimeOffset from, DateTimeOffset to) => _outages.Exists(outage => outage.From <= to && from < outage.To);

    private CommandOrigin Origin() => new($"command-{++_commands}", "pm@contoso.example", Channel.Api);
}
