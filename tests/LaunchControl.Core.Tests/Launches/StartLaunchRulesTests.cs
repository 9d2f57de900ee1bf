using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class StartLaunchRulesTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana"));

    [Fact]
    public void A_request_without_fault_passes() => Assert.Empty(Faults(RequestFor(Playbook)));

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        var request = new StartLaunch
        {
            Name = "Line\nbreak " + new string('x', StartLaunchRules.LongestName),
            LaunchAt = Now,
            TimeZone = "Mars/Olympus_Mons",
            Owner = "nobody",
            People = new Dictionary<string, IReadOnlyList<string>>
            {
                ["ana"] = [Person("ana"), "not an address"],
                ["a/b"] = [Person("bo")],
            },
            Metrics = [Metric("activation"), Metric("activation"), .. Enumerable.Range(0, StartLaunchRules.MostMetrics).Select(index => Metric($"m{index}"))],
        };

        var faults = Faults(request);

        Assert.Equal(
            new HashSet<string> { "/name", "/tier", "/launchAt", "/timeZone", "/owner", "/people/ana/1", "/people/a~1b", "/people/vp", "/metrics" },
            faults.Keys.ToHashSet());
        Assert.Equal(2, faults["/name"].Count);
        Assert.Equal(2, faults["/metrics"].Count);
        Assert.All(faults.Values.SelectMany(messages => messages), message => Assert.EndsWith(".", message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_request_names_everything_that_is_missing() =>
        Assert.Equal(
            new HashSet<string> { "/name", "/tier", "/launchAt", "/owner", "/people/ana", "/people/vp" },
            Faults(new StartLaunch()).Keys.ToHashSet());

    [Fact]
    public void A_member_of_the_wrong_type_is_not_called_missing_too()
    {
        var faults = new FaultList();
        faults.Add("/name", "Give text.");
        StartLaunchRules.Check(RequestFor(Playbook) with { Name = null }, Playbook, [], Now, faults);
        Assert.Equal(["Give text."], faults.ToRefusal("").Faults["/name"]);
    }

    [Fact]
    public void An_unknown_playbook_leaves_the_people_unchecked_against_roles() =>
        Assert.Empty(Faults(RequestFor(Playbook) with { People = new Dictionary<string, IReadOnlyList<string>> { ["whoever"] = [Person("ana")] } }, null));

    [Theory]
    [InlineData("Pulse 2.0: Größe & <b>Stärke</b> 🚀", true)]
    [InlineData(" ", false)]
    [InlineData("Pulse\r\nBcc: eve@contoso.example", false)]
    [InlineData("Pulse\0", false)]
    [InlineData("Pulse\u0085", false)]
    [InlineData("Pulse\u2028second line", false)]
    [InlineData("Pulse\u2029second paragraph", false)]
    public void A_name_is_one_line(string name, bool isAccepted) =>
        Assert.Equal(isAccepted, Faults(RequestFor(Playbook) with { Name = name }).Count == 0);

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_role_has_a_bounded_number_of_people(int people, bool isAccepted)
    {
        var request = RequestFor(Playbook);
        var cast = request.People.ToDictionary();
        cast["ana"] = [.. Enumerable.Range(0, people).Select(index => Person($"ana{index}"))];
        Assert.Equal(isAccepted, Faults(request with { People = cast }).Count == 0);
    }

    [Fact]
    public void A_role_without_people_is_refused()
    {
        var request = RequestFor(Playbook);
        var cast = request.People.ToDictionary();
        cast["ana"] = [];
        Assert.Equal(["/people/ana"], Faults(request with { People = cast }).Keys);
    }

    [Theory]
    [InlineData("America/New_York", true)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("US/Eastern", true)]
    [InlineData("UTC", true)]
    [InlineData(null, true)]
    [InlineData("", false)]
    [InlineData("Eastern Standard Time", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("Europe\0Berlin", false)]
    [InlineData("/etc/localtime", false)]
    public void A_time_zone_is_an_iana_name(string? zone, bool isAccepted) =>
        Assert.Equal(isAccepted, Faults(RequestFor(Playbook) with { TimeZone = zone }).Count == 0);

    [Fact]
    public void A_time_zone_of_any_length_is_answered() =>
        Assert.Equal(["/timeZone"], Faults(RequestFor(Playbook) with { TimeZone = new string('x', 100_000) }).Keys);

    [Fact]
    public void The_launch_moment_lies_ahead_and_not_too_far()
    {
        Assert.NotEmpty(Faults(RequestFor(Playbook) with { LaunchAt = Now }));
        Assert.Empty(Faults(RequestFor(Playbook) with { LaunchAt = Now.AddSeconds(1) }));
        Assert.Empty(Faults(RequestFor(Playbook) with { LaunchAt = Now.AddYears(5) }));
        Assert.NotEmpty(Faults(RequestFor(Playbook) with { LaunchAt = Now.AddYears(5).AddSeconds(1) }));
        Assert.NotEmpty(Faults(RequestFor(Playbook) with { LaunchAt = DateTimeOffset.MinValue }));
        Assert.NotEmpty(Faults(RequestFor(Playbook) with { LaunchAt = DateTimeOffset.MaxValue }));
    }

    private static SuccessMetric Metric(string id) => new() { Id = id, Direction = MetricDirection.Up };

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Faults(StartLaunch request) => Faults(request, Playbook);

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Faults(StartLaunch request, Playbook? playbook)
    {
        var faults = new FaultList();
        StartLaunchRules.Check(request, playbook, [], Now, faults);
        return faults.ToRefusal("").Faults;
    }
}
