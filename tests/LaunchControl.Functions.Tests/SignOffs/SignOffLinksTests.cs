using System.Security.Cryptography;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.SignOffs;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>The tokens of review links.</summary>
public sealed class SignOffLinksTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string OtherKey = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    // As release 1.0 made it. A change of it kills every link that is in a mailbox.
    private const string Mailed = "v1.a.DHB1bHNlLTIzNDU2NxFlbmdpbmVlcmluZy1yZWFkeRNhbmFAY29udG9zby5leGFtcGxlAgAAAAAAAAAAAAAAAAAAAACQv-3ZBpDZi9sG.2IYdKcgVOE7Ru4IvvLcgs-g6euvIQfW76z09e0idT1M";
    private static readonly DateTimeOffset RequestedAt = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_token_gives_back_what_it_was_made_for()
    {
        var claims = Links().Verify(Token(Links()));

        Assert.NotNull(claims);
        Assert.Equal(("pulse-234567", "engineering-ready", "ana@contoso.example", 2), (claims.LaunchId, claims.GateId, claims.Person, claims.Round));
        Assert.Equal(RequestedAt, claims.IssuedAt);
        Assert.Equal(RequestedAt.AddDays(30), claims.ExpiresAt);
    }

    [Fact]
    public void Links_that_an_earlier_release_mailed_keep_working() => Assert.Equal(Mailed, Token(Links()));

    [Fact]
    public void The_same_approver_in_the_same_round_always_has_the_same_token() => Assert.Equal(Token(Links()), Token(Links()));

    [Fact]
    public void No_token_with_a_single_bit_flipped_is_accepted()
    {
        var (links, token) = (Links(), Token(Links()));
        for (var i = 0; i < token.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var flipped = $"{token[..i]}{(char)(token[i] ^ (1 << bit))}{token[(i + 1)..]}";
                Assert.True(links.Verify(flipped) is null, $"Bit {bit} of character {i} can be flipped.");
            }
        }
    }

    [Fact]
    public void No_part_of_one_token_works_in_another()
    {
        var links = Links();
        var one = Token(links).Split('.');
        var other = Token(links, gateId: "marketing-ready").Split('.');
        for (var part = 2; part < one.Length; part++)
        {
            var swapped = one.ToArray();
            swapped[part] = other[part];
            Assert.Null(links.Verify(string.Join('.', swapped)));
        }
    }

    public static TheoryData<string, string> Swaps => new()
    {
        { "launch", Token(Links(), launchId: "pulse-234568") },
        { "gate", Token(Links(), gateId: "marketing-ready") },
        { "person", Token(Links(), person: "bob@contoso.example") },
        { "round", Token(Links(), round: 3) },
        { "nonce", Token(Links(), nonce: "AAAAAAAAAAAAAAAAAAAAAQ") },
        { "times", Token(Links(), issuedAt: RequestedAt.AddSeconds(1)) },
        { "key", Token(Links("b", ("b", Key))) },
        { "audience", Token(LinksOf("https://other.example/")) },
    };

    [Theory]
    [MemberData(nameof(Swaps))]
    public void A_payload_is_refused_with_the_mac_of_a_token_that_differs_in_one_field(string field, string other)
    {
        var (links, one, two) = (Links("a", ("a", Key), ("b", OtherKey)), Token(Links()).Split('.'), other.Split('.'));

        Assert.NotNull(links.Verify(string.Join('.', one)));
        Assert.True(links.Verify($"v1.{two[1]}.{two[2]}.{one[3]}") is null || field == "audience", field);
        Assert.True(links.Verify($"v1.{one[1]}.{one[2]}.{two[3]}") is null, field);
        Assert.True(links.Verify($"v1.{two[1]}.{one[2]}.{one[3]}") is null || one[1] == two[1], field);
    }

    [Fact]
    public void The_token_of_the_longest_address_is_accepted()
    {
        var person = $"{new string('語', 240)}@contoso.co.uk";

        Assert.Equal(person, Links().Verify(Token(Links(), person: person))?.Person);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("....")]
    [InlineData("v1...")]
    [InlineData("v1.a..")]
    [InlineData("v1.a.!!.!!")]
    [InlineData("v1.a.AAAA.AAAA")]
    public void Anything_else_is_refused(string? token) => Assert.Null(Links().Verify(token));

    [Fact]
    public void A_very_long_text_is_refused() => Assert.Null(Links().Verify(new string('a', 1_000_000)));

    [Fact]
    public void An_older_key_verifies_but_does_not_sign_and_a_retired_one_fails()
    {
        var old = Token(Links());
        var rotated = Links("b", ("a", Key), ("b", OtherKey));

        Assert.NotNull(rotated.Verify(old));
        Assert.StartsWith("v1.b.", Token(rotated), StringComparison.Ordinal);
        Assert.Null(Links("b", ("b", OtherKey)).Verify(old));
        Assert.Null(Links("a", ("a", OtherKey)).Verify(old));
    }

    [Fact]
    public void A_token_of_another_site_is_refused() => Assert.Null(LinksOf("https://other.example/").Verify(Token(Links())));

    [Fact]
    public void Each_link_of_a_gate_has_a_nonce_of_128_bits_that_no_other_link_has()
    {
        var launch = LaunchWithOpenGates();
        var nonces = launch.Gates.SelectMany(gate => gate.Approvers).Select(approver => approver.LinkNonce).Where(nonce => nonce is not null).ToList();

        Assert.NotEmpty(nonces);
        Assert.Equal(nonces.Count, nonces.Distinct().Count());
        Assert.All(nonces, nonce => Assert.Equal(16, System.Buffers.Text.Base64Url.DecodeFromChars(nonce).Length));
    }

    private static string Token(
        SignOffLinks links, string gateId = "engineering-ready", string launchId = "pulse-234567", string person = "ana@contoso.example", int round = 2,
        string nonce = "AAAAAAAAAAAAAAAAAAAAAA", DateTimeOffset? issuedAt = null)
    {
        var approver = new Approver { Person = person, Role = "eng-lead", LinkNonce = nonce, LinkIssuedAt = issuedAt };
        var gate = new Gate
        {
            Id = gateId,
            PhaseId = "readiness",
            Name = "Engineering readiness",
            Team = "engineering",
            Round = round,
            DueAt = RequestedAt.AddDays(7),
            RequestedAt = RequestedAt,
            Policy = new GatePolicy(Quorum.All),
            Approvers = [approver],
        };
        return links.TokenFor(LaunchWithOpenGates() with { Id = launchId }, gate, new Seat(approver, null));
    }

    private static Launch LaunchWithOpenGates()
    {
        var start = new StartLaunch
        {
            Name = "Pulse",
            Tier = LaunchTier.T1,
            LaunchAt = RequestedAt.AddDays(60),
            Owner = "pm@contoso.example",
            People = Core.Playbooks.PlaybookLibrary.Find("saas-ga")!.Roles.ToDictionary(role => role.Id, IReadOnlyList<string> (role) => [$"{role.Id}@contoso.example"]),
        };
        var origin = new CommandOrigin(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), "pm@contoso.example", Channel.Api);
        var launch = StartLaunchDecider.Decide("pulse-234567", start, Core.Playbooks.PlaybookLibrary.Find("saas-ga")!, origin, RequestedAt).Launch;
        launch = LaunchDecider.Decide(launch, new OpenNextPhase(), origin, RequestedAt).Decision!.Launch;
        foreach (var item in launch.GatesOf(launch.Phases[0]).SelectMany(gate => gate.Items).ToList())
        {
            launch = LaunchDecider.Decide(launch, new CompleteItem(item.Id, [new Evidence(null, "done")]), origin, RequestedAt).Decision!.Launch;
        }

        return launch;
    }

    private static SignOffLinks Links(string active = "a", params (string Id, string Key)[] keys) => LinksOf("https://launch.contoso.example/", active, keys);

    private static SignOffLinks LinksOf(string site, string active = "a", params (string Id, string Key)[] keys)
    {
        var options = new SignOffLinkOptions { ActiveKey = active };
        foreach (var (id, key) in keys.Length > 0 ? keys : [("a", Key)])
        {
            options.Keys[id] = key;
        }

        return new SignOffLinks(Options.Create(options), Options.Create(new SiteOptions { BaseAddress = new Uri(site) }));
    }
}
