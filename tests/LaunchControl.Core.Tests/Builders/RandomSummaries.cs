using CsCheck;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Tests.Builders;

/// <summary>Launches as lists show them, with many that are equal in something.</summary>
internal static class RandomSummaries
{
    public static readonly DateTimeOffset Day = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Words = Gen.OneOfConst("Pulse", "pulse", "PULSÉ", "Wave", "Ångström", "2.0", "x|y", "", "ﬁre", "\uFFFE", "日本");

    private static readonly Gen<DateTimeOffset> Instants = Gen.Select(Gen.Int[0, 5], Gen.Int[-11, 11], (days, offset) => Day.AddDays(days).ToOffset(TimeSpan.FromHours(offset)));

    public static readonly Gen<LaunchSummary> Any =
        from words in Words.Array[1, 3]
        from choice in Gen.Select(Gen.Enum<LaunchStatus>(), Gen.Enum<LaunchTier>(), Gen.Enum<RagStatus>(), Gen.Int[0, 3], Gen.Int[0, 2])
        from instants in Gen.Select(Instants, Instants, Instants.Nullable())
        from zone in Gen.OneOfConst("UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati")
        from teams in Gen.OneOfConst("engineering", "Sales", "legal").Array[0, 2]
        select new LaunchSummary
        {
            Id = "to-be-given",
            Name = string.Join(' ', words),
            Status = choice.Item1,
            Tier = choice.Item2,
            Rag = choice.Item3,
            Score = choice.Item4 * 25,
            Blockers = choice.Item5,
            Owner = choice.Item5 == 0 ? "ana@contoso.example" : "pm@contoso.example",
            LaunchAt = instants.Item1,
            StartedAt = instants.Item2,
            NextDeadline = instants.Item3 is { } at ? new NextDeadline(at, "Something") : null,
            TimeZone = zone,
            Teams = [.. teams.Distinct()],
            GatesPassed = 0,
            GatesTotal = 1,
        };

    /// <summary>So many launches with different ids.</summary>
    public static Gen<LaunchSummary[]> Launches(int most) =>
        Any.Array[0, most].SelectMany(launches => Gen.Shuffle(Enumerable.Range(0, launches.Length).ToArray(), launches.Length)
            .Select(numbers => launches.Zip(numbers, (launch, number) => launch with { Id = $"launch-{number}" }).ToArray()));
}
