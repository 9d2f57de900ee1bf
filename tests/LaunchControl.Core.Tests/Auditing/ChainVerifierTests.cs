using CsCheck;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Auditing;

/// <summary>Whatever is done to a stored trail is found, and the right entry named.</summary>
public sealed class ChainVerifierTests
{
    private static readonly List<AuditEntry> Trail = LaunchScenario.GivenScheduled(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana", "ben").Items("a1"), GateBuilder.Gate("b", "eve"))).Audit;

    private static readonly string Head = Trail[^1].Hash!;

    private static readonly Gen<int> Place = Gen.Int[0, Trail.Count - 1];

    private static List<AuditLine> Lines => [.. Trail.Select(StoredTrail.Line)];

    [Fact]
    public void A_trail_as_it_was_written_is_whole() => Assert.Null(Verify(Lines));

    [Fact]
    public void A_changed_character_names_its_entry() => Gen.Select(Place, Gen.Int[0, 100_000], Gen.Char['!', '~']).Sample((place, position, other) =>
    {
        var lines = Lines;
        var text = lines[place].Text.ToCharArray();
        if (text[position % text.Length] == other)
        {
            return;
        }

        text[position % text.Length] = other;
        lines[place] = lines[place] with { Text = new string(text) };
        Assert.Equal((place + 1, ChainBreakKind.Changed), Found(Verify(lines)));
    });

    [Fact]
    public void A_change_whose_hash_was_mended_names_its_entry_all_the_same() => Place.Sample(place =>
    {
        var lines = Lines;
        lines[place] = StoredTrail.Line(Trail[place] with { Actor = "somebody-else@contoso.example" });
        Assert.Equal(place + 1, Verify(lines)!.Sequence);
    });

    [Fact]
    public void An_entry_that_names_another_predecessor_is_named_itself() => Gen.Int[0, Trail.Count - 2].Sample(place =>
    {
        var lines = Lines;
        lines[place] = StoredTrail.Line(Trail[place] with { PreviousHash = new string('0', 64) });
        Assert.Equal((place + 1, ChainBreakKind.Changed), Found(Verify(lines)));
    });

    [Fact]
    public void A_missing_entry_is_named() => Place.Sample(place =>
    {
        var lines = Lines;
        lines.RemoveAt(place);
        Assert.Equal((place + 1, ChainBreakKind.Missing), Found(Verify(lines)));
    });

    [Fact]
    public void Of_two_entries_that_changed_places_the_first_is_named() => Gen.Select(Place, Place).Sample((one, other) =>
    {
        if (one == other)
        {
            return;
        }

        var lines = Lines;
        (lines[one], lines[other]) = (Moved(lines[other], one), Moved(lines[one], other));
        Assert.Equal((Math.Min(one, other) + 1, ChainBreakKind.OutOfOrder), Found(Verify(lines)));
    });

    [Fact]
    public void An_end_that_was_cut_off_is_missing() => Place.Sample(place =>
        Assert.Equal((place + 1, ChainBreakKind.Missing), Found(Verify(Lines.Take(place)))));

    [Fact]
    public void An_entry_after_the_last_is_forged_however_well_it_is_chained()
    {
        var forged = AuditChain.Seal(Trail[^1] with { Sequence = Trail.Count + 1, PreviousHash = Head });
        Assert.Equal((Trail.Count + 1, ChainBreakKind.Forged), Found(Verify(Lines.Append(StoredTrail.Line(forged)))));
    }

    [Fact]
    public void A_row_between_two_entries_is_forged() => Place.Sample(place =>
    {
        var lines = Lines;
        lines.Insert(place, lines[place] with { Sequence = 0, Fault = "its key is 'audit|x'." });
        Assert.Equal((place + 1, ChainBreakKind.Forged), Found(Verify(lines)));
    });

    [Fact]
    public void Another_head_is_found_at_the_last_entry() =>
        Assert.Equal((Trail.Count, ChainBreakKind.HeadDiffers), Found(StoredTrail.Verify(Lines, Trail.Count, new string('0', 64))));

    [Fact]
    public void A_trail_that_was_chained_anew_from_an_entry_on_ends_in_another_head() => Place.Sample(place =>
    {
        List<AuditLine> lines = [];
        string? previous = null;
        foreach (var entry in Trail)
        {
            var again = AuditChain.Seal(entry with { PreviousHash = previous, Summary = entry.Sequence == place + 1 ? "Something else." : entry.Summary });
            lines.Add(StoredTrail.Line(again));
            previous = again.Hash;
        }

        Assert.Equal(Trail.Count, Verify(lines)!.Sequence);
    });

    [Fact]
    public void Members_that_a_later_version_added_are_part_of_the_text_and_break_nothing()
    {
        var text = AuditChain.Text(Trail[0])[..^1] + ",\"laterMember\":{\"deep\":[1,2]}}";
        Assert.Null(StoredTrail.Verify([StoredTrail.Line(1, text)], 1, AuditChain.HashOf(text)));
        Assert.Equal(AuditChain.HashOf(text), AuditChain.Read(text).Hash);
    }

    [Fact]
    public void An_empty_trail_misses_its_first_entry() => Assert.Equal((1, ChainBreakKind.Missing), Found(Verify([])));

    private static AuditLine Moved(AuditLine line, int place) => line with { Sequence = place + 1 };

    private static ChainBreak? Verify(IEnumerable<AuditLine> lines) => StoredTrail.Verify(lines, Trail.Count, Head);

    private static (int Sequence, ChainBreakKind Kind) Found(ChainBreak? found) => (found!.Sequence, found.Kind);
}
