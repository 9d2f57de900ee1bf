using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Auditing;

/// <summary>Somebody with the right to write the storage changes audit rows of a launch: each change is found, and the right entry named.</summary>
public sealed class TamperedTrailTests(RunningHost host, ITestOutputHelper output) : IClassFixture<RunningHost>, IAsyncLifetime
{
    private const int Samples = 150;

    private SmallLaunch _launch = null!;
    private StoredTrail _trail = null!;
    private IReadOnlyList<TableEntity> _rows = [];

    public async Task InitializeAsync()
    {
        _launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual($"tampered-{Guid.NewGuid().ToString("N")[..8]}"));
        await _launch.CompleteAsync("a1", "a2");
        await _launch.ApproveAsync("alpha");
        await host.Api.SettleAsync();
        _trail = new StoredTrail(host, _launch.Id);
        _rows = await _trail.ReadAsync();
        Assert.True(_rows.Count > 8, $"{_rows.Count} entries");
        Assert.True((await _trail.VerifyAsync()) is { IsIntact: true, StateDiffersAt: null });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_character_of_an_entry_counts()
    {
        var row = _rows.MinBy(row => row.ReadText().Length)!;
        for (var position = 0; position < row.ReadText().Length; position++)
        {
            await AssertChangeFoundAsync(row, position);
        }
    }

    [Fact]
    public async Task So_does_each_of_a_sample_of_all_others()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        var random = new Random(seed);
        for (var sample = 0; sample < Samples; sample++)
        {
            var row = _rows[random.Next(_rows.Count)];
            await AssertChangeFoundAsync(row, random.Next(row.ReadText().Length));
        }
    }

    [Fact]
    public async Task Each_column_beside_the_text_counts_in_value_and_kind()
    {
        foreach (var (row, index) in _rows.Select((row, index) => (row, index)))
        {
            foreach (var column in row.Keys.Where(column => column is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")).Append("Forged"))
            {
                foreach (var value in new object?[] { "x", null, 7, true })
                {
                    if (!row.ContainsKey(column) && value is null)
                    {
                        continue;
                    }

                    var found = await _trail.TamperAsync(() => _trail.PutAsync(StoredTrail.With(row, column, value)), row);
                    Assert.True((index + 1, ChainBreakKind.Changed) == (found?.Sequence, found?.Kind), $"{column} = {value ?? "null"}: {found}");
                }
            }
        }
    }

    [Fact]
    public async Task An_entry_that_is_gone_is_named()
    {
        foreach (var (row, index) in _rows.Select((row, index) => (row, index)))
        {
            Assert.Equal((index + 1, ChainBreakKind.Missing), Of(await _trail.TamperAsync(() => _trail.DeleteAsync(row), row)));
        }
    }

    [Fact]
    public async Task An_end_that_is_gone_is_named_by_its_first_entry()
    {
        for (var kept = 0; kept < _rows.Count; kept++)
        {
            var cut = _rows.Skip(kept).ToList();
            Assert.Equal((kept + 1, ChainBreakKind.Missing), Of(await _trail.TamperAsync(() => Task.WhenAll(cut.Select(_trail.DeleteAsync)), cut)));
        }
    }

    [Fact]
    public async Task Entries_that_changed_places_are_out_of_order()
    {
        for (var first = 0; first < _rows.Count - 1; first++)
        {
            var (one, other) = (_rows[first], _rows[^1]);
            var found = await _trail.TamperAsync(
                async () =>
                {
                    await _trail.PutAsync(StoredTrail.Moved(one, other.RowKey));
                    await _trail.PutAsync(StoredTrail.Moved(other, one.RowKey));
                },
                one,
                other);
            Assert.Equal((first + 1, ChainBreakKind.OutOfOrder), Of(found));
        }
    }

    [Fact]
    public async Task A_rewritten_entry_with_a_hash_that_fits_is_named()
    {
        foreach (var (row, index) in _rows.Select((row, index) => (row, index)))
        {
            var forged = AuditRows.Of(_launch.Id, AuditRows.ToEntry(row) with { Actor = "somebody-else@contoso.example" });
            Assert.Equal(index + 1, (await _trail.TamperAsync(() => _trail.PutAsync(forged), row))?.Sequence);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task An_entry_after_the_last_is_forged(int after)
    {
        var last = AuditRows.ToEntry(_rows[^1]);
        var forged = AuditRows.Of(_launch.Id, last with { Sequence = last.Sequence + after, PreviousHash = last.Hash });
        var found = await _trail.TamperAsync(() => _trail.PutAsync(forged));
        await _trail.DeleteAsync(forged);
        Assert.Equal(_rows.Count + 1, found?.Sequence);
    }

    [Theory]
    [InlineData("audit|0000000003x")]
    [InlineData("audit|00000000030")]
    [InlineData("audit|3")]
    [InlineData("audit|-000000003")]
    [InlineData("audit|")]
    [InlineData("audit|zzz")]
    public async Task A_row_with_a_key_that_no_entry_has_is_found(string key)
    {
        var forged = StoredTrail.Moved(_rows[2], key);
        var found = await _trail.TamperAsync(() => _trail.PutAsync(forged));
        await _trail.DeleteAsync(forged);
        Assert.NotNull(found);
    }

    [Fact]
    public async Task A_launch_that_names_another_end_is_found()
    {
        var row = await _trail.LaunchRowAsync();
        foreach (var (member, value) in new (string, JsonNode?)[]
        {
            ("auditHash", new string('0', 64)), ("auditHash", null), ("auditHash", AuditRows.ToEntry(_rows[^2]).Hash), ("auditSequence", _rows.Count - 1), ("auditSequence", _rows.Count + 1), ("auditSequence", 0),
        })
        {
            var state = JsonNode.Parse(row.ReadText())!;
            state[member] = value;
            var found = await _trail.TamperAsync(() => _trail.PutAsync(StoredTrail.With(row, "Json", state.ToJsonString())), row);
            var expected = member == "auditHash" ? _rows.Count : Math.Min(value!.GetValue<int>(), _rows.Count) + 1;
            Assert.Equal(expected, found?.Sequence);
        }
    }

    [Fact]
    public async Task Over_HTTP_a_whole_trail_is_intact_and_a_broken_one_is_named()
    {
        var whole = await VerifyAsync();
        Assert.True(whole["intact"]!.GetValue<bool>());
        Assert.Equal((_rows.Count, AuditRows.ToEntry(_rows[^1]).Hash, true), (whole["entries"]!.GetValue<int>(), whole["head"]!.GetValue<string>(), whole["state"]!["matches"]!.GetValue<bool>()));
        Assert.Null(whole["brokenAt"]);

        await _trail.PutAsync(StoredTrail.With(_rows[3], "Actor", "nobody@contoso.example"));
        var broken = await VerifyAsync();

        Assert.False(broken["intact"]!.GetValue<bool>());
        Assert.Equal((4, "changed", 3), (broken["brokenAt"]!.GetValue<int>(), broken["problem"]!.GetValue<string>(), broken["entries"]!.GetValue<int>()));
        Assert.Contains("Actor", broken["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(broken["state"]!["matches"]);
    }

    [Fact]
    public async Task A_state_that_is_not_what_the_trail_adds_up_to_is_named_by_what_differs()
    {
        var row = await _trail.LaunchRowAsync();
        var state = JsonNode.Parse(row.ReadText())!;
        state["owner"] = "somebody-else@contoso.example";
        await _trail.PutAsync(StoredTrail.With(row, "Json", state.ToJsonString()));

        var verdict = (await VerifyAsync())["state"]!;

        Assert.False(verdict["matches"]!.GetValue<bool>());
        Assert.Equal("owner", verdict["differsAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_audit_trail_shows_each_hash_and_what_it_follows()
    {
        var entries = await _launch.TrailAsync();
        Assert.Equal(_rows.Select(row => row.GetString("Hash")), entries.Select(entry => entry["hash"]!.GetValue<string>()));
        Assert.Equal(entries.Select(entry => entry["hash"]?.GetValue<string>()).Prepend(null).SkipLast(1), entries.Select(entry => entry["previousHash"]?.GetValue<string>()));
    }

    [Fact]
    public async Task Only_who_may_read_the_launch_may_verify_it()
    {
        Assert.Equal(HttpStatusCode.OK, (await _launch.CallAsync(HttpMethod.Get, "dossier/verify", person: TestPlaybook.LeadOf("alpha"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _launch.CallAsync(HttpMethod.Get, "dossier/verify", person: "stranger@contoso.example")).Status);
    }

    private Task<JsonNode> VerifyAsync() => host.Api.GetAsync($"api/launches/{_launch.Id}/dossier/verify");

    private async Task AssertChangeFoundAsync(TableEntity row, int position)
    {
        var text = row.ReadText().ToCharArray();
        text[position] = (char)(text[position] ^ 1);
        var tampered = StoredTrail.Moved(row, row.RowKey);
        tampered.WriteText(new string(text));
        var found = await _trail.TamperAsync(() => _trail.PutAsync(tampered), row);
        Assert.True((TableKeys.ReadAudit(row.RowKey), ChainBreakKind.Changed) == Of(found), $"Entry {row.RowKey}, character {position}: {found}");
    }

    private static (int Sequence, ChainBreakKind Kind) Of(ChainBreak? found) => (found?.Sequence ?? 0, found?.Kind ?? default);
}
