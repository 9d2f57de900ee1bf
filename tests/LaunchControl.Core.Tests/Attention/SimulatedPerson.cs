using LaunchControl.Core.Attention;
using LaunchControl.Core.People;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Attention;

/// <summary>Somebody with a mailbox, and what is stored about them.</summary>
internal sealed class SimulatedPerson
{
    private static readonly string[] Zones = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Sydney", "America/St_Johns", "Pacific/Auckland"];

    private readonly HashSet<string> _ids = [];

    public SimulatedPerson(Random random, int number, DateOnly start)
    {
        Name = $"person-{number}@contoso.example";
        var from = new TimeOnly(random.Next(7, 10), 0);
        Profile = new AttentionProfile(
            TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]),
            WorkCalendar.Default with { Holidays = [start.AddDays(random.Next(30)), start.AddDays(random.Next(30))] },
            new DayPlan(from, from.AddHours(8), from.AddHours(random.Next(0, 4))))
        {
            DailyCap = random.Next(AttentionSettings.LeastDailyCap, 9),
            NewsInDigest = random.Next(4) == 0,
            Absences = random.Next(5) > 0 ? [] : [new Absence(Name, start.AddDays(random.Next(10)), start.AddDays(random.Next(10, 25)), random.Next(2) == 0 ? null : "stand-in@contoso.example")],
        };
    }

    public string Name { get; }

    public AttentionProfile Profile { get; }

    public AttentionLedger Ledger { get; set; } = new();

    public List<PutOffMail> Later { get; } = [];

    public DateTimeOffset NextLook { get; set; }

    public List<(DateTimeOffset At, string Id, bool IsUrgent)> Mailbox { get; } = [];

    /// <summary>The last day of a digest that reminded of something, by what it was.</summary>
    public Dictionary<string, DateOnly> Reminded { get; } = [];

    /// <summary>A mail with an id that is there already is the same mail.</summary>
    public void Receive(DateTimeOffset at, string id, bool isUrgent)
    {
        if (_ids.Add(id))
        {
            Mailbox.Add((at, id, isUrgent));
        }
    }
}
