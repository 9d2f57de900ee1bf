using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using static LaunchControl.Core.Tests.Builders.GateBuilder;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>Each rule of a playbook, alone and all at once.</summary>
public sealed class PlaybookRulesTests
{
    private const string First = "/phases/0/gates/0";

    private static readonly PlaybookInput Markets = new("markets", "Where?") { Values = ["US", "DE"] };

    [Fact]
    public void The_playbooks_of_the_library_have_no_fault() => Assert.All(PlaybookLibrary.All, playbook => Assert.Empty(Faults(playbook)));

    [Fact]
    public void A_sound_playbook_has_no_fault() => Assert.Empty(Faults(Sound()));

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("-front")]
    [InlineData("back-")]
    [InlineData("two--hyphens")]
    [InlineData("line\n")]
    [InlineData("ünicode")]
    [InlineData("a-very-long-id-of-more-than-forty-letters")]
    public void An_id_that_addresses_and_keys_could_not_hold_is_refused(string id)
    {
        Refuses(Sound() with { Id = id }, "/id");
        Refuses(WithGate(Gate(id, "ana")), $"{First}/id");
        Refuses(WithGate(Gate("a", "ana").Items(id)), $"{First}/items/0/id");
        Refuses(Sound() with { Metrics = [Metric(id)] }, "/metrics/0/id");
        Refuses(Sound() with { Inputs = [Markets with { Id = id }] }, "/inputs/0/id");
    }

    [Fact]
    public void An_id_that_is_there_twice_is_refused_at_its_second_place()
    {
        var sound = Sound();
        Refuses(sound with { Roles = [.. sound.Roles, sound.Roles[0]] }, $"/roles/{sound.Roles.Count}/id", "/roles/0/id");
        Refuses(sound with { Phases = [sound.Phases[0] with { Id = "go-no-go" }, sound.Phases[1]] }, "/phases/1/id");
        Refuses(sound with { Inputs = [Markets, Markets] }, "/inputs/1/id");
        Refuses(sound with { Metrics = [Metric("m"), Metric("m")] }, "/metrics/1/id");
        Refuses(PlaybookBuilder.WithGates(Gate("a", "ana"), Gate("a", "ana")), "/phases/0/gates/1/id");
        Refuses(WithGate(Gate("a", "ana").Items("a")), $"{First}/items/0/id", First);
    }

    [Fact]
    public void The_launch_owner_is_not_declared_and_approves_nothing()
    {
        var sound = Sound();
        Refuses(sound with { Roles = [.. sound.Roles, new PlaybookRole(Playbook.LaunchOwnerRole, "Owner", "product")] }, $"/roles/{sound.Roles.Count}/id", "Remove");
        Refuses(WithGate(Gate("a", Playbook.LaunchOwnerRole)), $"{First}/approvers/0/role", "never approves");
    }

    [Fact]
    public void References_to_what_does_not_exist_are_refused()
    {
        var playbook = WithGate(Gate("a", "ana").DependingOn("nope") with
        {
            Approvers = [new PlaybookApprover("ana"), new PlaybookApprover("nobody")],
            WaivableBy = ["nobody"],
            OverridableBy = ["nobody"],
            Policy = new GatePolicy(Quorum.All) { DistinctFrom = ["nope"] },
            Approves = ["launchAt", "brief.colour"],
            When = new PlaybookCondition { Market = ["US"], Input = Values("size", "small") },
            Items = [Item("i") with { Owner = "nobody", DependsOn = ["nope"], Check = new PlaybookCheck { Url = "https://{region}.contoso.example/" } }],
        }) with
        { Roles = [new PlaybookRole("ana", "Ana", "team"), new PlaybookRole("vp", "VP", "team")] };

        Assert.Equal(
            [
                $"{First}/approvers/1/role", $"{First}/approves/1", $"{First}/dependsOn/0", $"{First}/items/0/check/url", $"{First}/items/0/dependsOn/0",
                $"{First}/items/0/owner", $"{First}/overridableBy/0", $"{First}/policy/distinctFrom/0", $"{First}/waivableBy/0", $"{First}/when/input/size", $"{First}/when/market",
            ],
            Faults(playbook).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_gate_or_an_item_that_waits_for_a_later_phase_is_refused()
    {
        var playbook = new PlaybookBuilder()
            .Phase("one", Gate("a", "ana").DependingOn("b") with { Items = [Item("i") with { DependsOn = ["j"] }] })
            .Phase("two", Gate("b", "ana").Items("j"))
            .GoNoGo(Gate("go", "vp")).Build();

        Assert.Equal([$"{First}/dependsOn/0", $"{First}/items/0/dependsOn/0"], Faults(playbook).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Quorum.Count, null, null, "count")]
    [InlineData(Quorum.Count, 0, null, "count")]
    [InlineData(Quorum.Count, 1, 50, "percent")]
    [InlineData(Quorum.Percent, null, null, "percent")]
    [InlineData(Quorum.Percent, null, 0, "percent")]
    [InlineData(Quorum.Percent, null, 101, "percent")]
    [InlineData(Quorum.Percent, 1, 50, "count")]
    [InlineData(Quorum.All, 1, null, "count")]
    [InlineData(Quorum.Any, null, 50, "percent")]
    public void A_quorum_that_can_t_be_told_or_reached_is_refused(Quorum quorum, int? count, int? percent, string member) =>
        Refuses(WithGate(Gate("a", "ana") with { Policy = new GatePolicy(quorum) { Count = count, Percent = percent } }), $"{First}/policy/{member}");

    [Theory]
    [InlineData(Quorum.Count, 7, null)]
    [InlineData(Quorum.Percent, null, 100)]
    [InlineData(Quorum.All, null, null)]
    public void A_quorum_may_be_larger_than_the_number_of_roles_and_all_may_have_no_required_approver(Quorum quorum, int? count, int? percent) =>
        Assert.Empty(Faults(WithGate(Gate("a").Optional("ana") with { Policy = new GatePolicy(quorum) { Count = count, Percent = percent } })));

    [Fact]
    public void A_gate_without_approvers_is_refused() => Refuses(WithGate(Gate("a")), $"{First}/approvers");

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("L-3w")]
    [InlineData("L+1h")]
    [InlineData("L+1wd")]
    public void A_due_offset_that_can_t_be_read_or_lies_after_launch_is_refused(string due)
    {
        Refuses(WithGate(Gate("a", "ana").DueAt(due)), $"{First}/due");
        Refuses(WithGate(Gate("a", "ana").DueAt("L-0d") with { Items = [Item("i") with { Due = due }] }), $"{First}/items/0/due");
    }

    [Theory]
    [InlineData("L-6d", "L-7d", true)]
    [InlineData("L-4wd", "L-5wd", true)]
    [InlineData("L+0d", "L-1wd", true)]
    [InlineData("L-140h", "L-7d", true)]
    [InlineData("L-6d", "L-160h", true)]
    [InlineData("L-7d", "L-7d", false)]
    [InlineData("L-8d", "L-7d", false)]
    [InlineData("L-5wd", "L-7d", false)]
    [InlineData("L-7d", "L-10wd", false)]
    [InlineData("L-167h", "L-7d", false)]
    public void An_item_after_its_gate_and_a_gate_before_one_it_waits_for_are_refused_where_that_is_certain(string later, string earlier, bool isRefused)
    {
        var item = Faults(WithGate(Gate("a", "ana").DueAt(earlier) with { Items = [Item("i") with { Due = later }] }));
        var gates = Faults(PlaybookBuilder.WithGates(Gate("a", "ana").DueAt(later), Gate("b", "ana").DueAt(earlier).DependingOn("a")));

        Assert.Equal(isRefused ? [$"{First}/items/0/due"] : [], item.Keys);
        Assert.Equal(isRefused ? ["/phases/0/gates/1/due"] : [], gates.Keys);
    }

    [Theory]
    [InlineData(0, "nonsense")]
    [InlineData(0, "L-1d")]
    [InlineData(0, "L+0d")]
    [InlineData(1, "L+1d", "L+1d")]
    [InlineData(1, "L+7d", "L+1d")]
    [InlineData(1, "L+72h", "L+1d")]
    public void Checks_that_are_not_after_launch_or_not_in_order_are_refused(int place, params string[] checks) =>
        Refuses(Sound() with { PostLaunchChecks = checks }, $"/postLaunchChecks/{place}");

    [Fact]
    public void A_role_that_nobody_needs_is_refused()
    {
        var sound = Sound();
        var idle = sound with { Roles = [.. sound.Roles, new PlaybookRole("idle", "Idle", "team")] };

        Refuses(idle, $"/roles/{sound.Roles.Count}/id", "Nobody needs");
        Assert.Empty(Faults(idle with { Phases = [sound.Phases[0] with { Gates = [sound.Phases[0].Gates[0] with { WaivableBy = ["idle"] }] }, sound.Phases[1]] }));
        Assert.Empty(Faults(idle with { Phases = [sound.Phases[0] with { Gates = [sound.Phases[0].Gates[0] with { OverridableBy = ["idle"] }] }, sound.Phases[1]] }));
    }

    [Fact]
    public void The_last_phase_and_only_that_is_the_go_no_go_with_one_gate_for_every_launch()
    {
        var sound = Sound();
        Refuses(sound with { Phases = [] }, "/phases");
        Refuses(sound with { Phases = [.. sound.Phases.SkipLast(1)], Roles = [sound.Roles[0]] }, "/phases/0/kind");
        Refuses(sound with { Phases = [sound.Phases[0] with { Kind = PhaseKind.GoNoGo }, sound.Phases[1]] }, "/phases/0/kind");
        Refuses(new PlaybookBuilder().GoNoGo(Gate("go", "vp"), Gate("no-go", "vp")).Build(), "/phases/0/gates", "exactly one");
        Refuses(new PlaybookBuilder().GoNoGo(Gate("go", "vp") with { When = new PlaybookCondition { Tier = [LaunchTier.T1] } }).Build(), $"{First}/when");
        Refuses(new PlaybookBuilder().Phase("empty").GoNoGo(Gate("go", "vp")).Build(), "/phases/0/gates", "at least one");
    }

    [Fact]
    public void What_would_not_fit_into_a_transaction_or_a_page_is_refused()
    {
        Refuses(Phases(phases: 13, gates: 1, items: 0), "/phases", "12 phases");
        Refuses(Phases(phases: 2, gates: 31, items: 0), "/phases/0/gates", "30 gates");
        Refuses(Phases(phases: 4, gates: 20, items: 0), "/phases", "60 gates");
        Refuses(Phases(phases: 2, gates: 1, items: 51), $"{First}/items", "50 items");
        Refuses(Phases(phases: 2, gates: 11, items: 50), "/phases", "500 items");
        Assert.Empty(Faults(Phases(phases: 3, gates: 29, items: 8)));
    }

    [Fact]
    public void Texts_are_bounded_and_names_have_one_line()
    {
        Refuses(Sound() with { Name = " " }, "/name");
        Refuses(Sound() with { Name = "a\nb" }, "/name");
        Refuses(Sound() with { Name = "a\u2028b" }, "/name");
        Refuses(Sound() with { Name = new string('x', 121) }, "/name", "120");
        Refuses(Sound() with { Description = "a\0b" }, "/description");
        Refuses(Sound() with { Description = new string('x', 2001) }, "/description");
        Refuses(WithGate(Gate("a", "ana") with { ExitCriteria = ["", "fine"] }), $"{First}/exitCriteria/0");
        Refuses(WithGate(Gate("a", "ana") with { ExitCriteria = [.. Enumerable.Repeat("fine", 21)] }), $"{First}/exitCriteria");
        Refuses(WithGate(Gate("a", "ana") with { Items = [Item("i") with { Title = "two\r\nlines" }] }), $"{First}/items/0/title");
        Assert.Empty(Faults(Sound() with { Description = "One line.\nAnother." }));
    }

    [Fact]
    public void Answers_and_conditions_name_values_that_the_input_has()
    {
        Refuses(Sound() with { Inputs = [Markets with { Default = ["FR"] }] }, "/inputs/0/default/0", "'FR'");
        Refuses(Sound() with { Inputs = [Markets with { Values = ["US", "US"] }] }, "/inputs/0/values/1");
        Refuses(Conditional(new PlaybookCondition { Market = ["US", "FR"] }), $"{First}/when/market/1");
        Refuses(Conditional(new PlaybookCondition { Input = Values("markets", "FR") }), $"{First}/when/input/markets/0");
        Refuses(Conditional(new PlaybookCondition { Input = Values("markets") }), $"{First}/when/input/markets");
        Refuses(Conditional(new PlaybookCondition { Tier = [LaunchTier.T1, LaunchTier.T1] }), $"{First}/when/tier/1");
        Assert.Empty(Faults(Conditional(new PlaybookCondition { Tier = [LaunchTier.T1], Market = ["de"], Input = Values("markets", "US") })));
    }

    public static TheoryData<string, PlaybookCheck> FaultyChecks => new()
    {
        { "url", Check("") },
        { "url", Check("/relative") },
        { "url", Check("ftp://contoso.example") },
        { "url", Check("https://contoso.example/{markets") },
        { "url", Check("https://contoso.example/{nope}") },
        { "url", Check("https://contoso.example/a b") },
        { "expectedStatus", Check() with { ExpectedStatus = 99 } },
        { "expectedStatus", Check() with { ExpectedStatus = 600 } },
        { "pointer", Check() with { Pointer = "status" } },
        { "pointer", Check() with { Pointer = "/a~2b" } },
        { "expected", Check() with { Expected = "ready" } },
        { "every", Check() with { Every = "PT59S" } },
        { "every", Check() with { Every = "P1DT1S" } },
        { "every", Check() with { Every = "5 minutes" } },
        { "every", Check() with { Every = " PT5M" } },
        { "timeout", Check() with { Timeout = "P181D" } },
        { "timeout", Check() with { Timeout = "PT4M" } },
        { "timeout", Check() with { Timeout = "P1M" } },
    };

    [Theory]
    [MemberData(nameof(FaultyChecks))]
    public void A_check_that_can_t_be_carried_out_is_refused(string member, PlaybookCheck check) => Refuses(Checked(check), $"{First}/items/0/check/{member}");

    [Theory]
    [InlineData("https://contoso.example/ready?market={markets}")]
    [InlineData("{markets}/ready")]
    [InlineData("http://{markets}.contoso.example")]
    public void An_address_may_take_any_part_of_it_from_an_input(string url) =>
        Assert.Empty(Faults(Checked(Check(url) with { Pointer = "/a~1b/0", Expected = "ready", Every = "PT1M", Timeout = "P180D" })));

    [Fact]
    public void Members_whose_shape_is_faulty_are_left_alone_and_so_are_references_to_them()
    {
        var faults = new FaultList();
        faults.Add("/roles", "This must be an array.");
        faults.Add($"{First}/due", "This must be a string.");
        faults.Add($"{First}/policy/quorum", "Unknown value.");

        PlaybookRules.Check(WithGate(Gate("a", "ana").DueAt("") with { Policy = new GatePolicy(Quorum.All) { Count = 1 } }) with { Roles = [] }, faults);

        Assert.Equal([$"{First}/due", $"{First}/policy/quorum", "/roles"], faults.Pointers.Order(StringComparer.Ordinal));
    }

    private static Playbook Sound() => WithGate(Gate("a", "ana").Items("i"));

    private static Playbook WithGate(PlaybookGate gate) => PlaybookBuilder.WithGates(gate);

    private static Playbook Conditional(PlaybookCondition condition) => WithGate(Gate("a", "ana") with { When = condition }) with { Inputs = [Markets] };

    private static Playbook Checked(PlaybookCheck check) => WithGate(Gate("a", "ana") with { Items = [Item("i") with { Check = check }] }) with { Inputs = [Markets] };

    private static Playbook Phases(int phases, int gates, int items)
    {
        var playbook = new PlaybookBuilder();
        for (var phase = 0; phase < phases - 1; phase++)
        {
            playbook.Phase($"p{phase}", [.. Enumerable.Range(0, gates).Select(gate =>
                Gate($"p{phase}-{gate}", "ana").Items([.. Enumerable.Range(0, items).Select(item => $"p{phase}-{gate}-{item}")]))]);
        }

        return playbook.GoNoGo(Gate("go", "vp")).Build();
    }

    private static PlaybookItem Item(string id) => new() { Id = id, Title = id, Owner = Playbook.LaunchOwnerRole, Due = "L-14d" };

    private static SuccessMetric Metric(string id) => new() { Id = id, Direction = MetricDirection.Up };

    private static PlaybookCheck Check(string url = "https://contoso.example/ready") => new() { Url = url };

    private static Dictionary<string, IReadOnlyList<string>> Values(string input, params string[] values) => new() { [input] = values };

    private static void Refuses(Playbook playbook, string pointer, string words = "")
    {
        var faults = Faults(playbook);
        Assert.True(faults.ContainsKey(pointer), $"No fault at {pointer}, only: {string.Join(", ", faults.Keys)}");
        Assert.Contains(faults[pointer], message => message.Contains(words, StringComparison.Ordinal));
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Faults(Playbook playbook)
    {
        var faults = new FaultList();
        PlaybookRules.Check(playbook, faults);
        return faults.ToRefusal("").Faults;
    }
}
