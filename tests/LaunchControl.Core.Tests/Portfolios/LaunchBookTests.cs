using CsCheck;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Core.Tests.Portfolios;

public sealed class LaunchBookTests
{
    private static readonly DateTimeOffset At = RandomSummaries.Day;

    private readonly LaunchBook _book = new();

    [Fact]
    public void What_was_noted_is_there_at_once()
    {
        _book.Note(Row("a", 1));
        _book.Note(Row("a", 2));
        Assert.Equal(["a 2"], Known());
    }

    [Fact]
    public void A_reading_that_began_before_a_note_takes_nothing_back()
    {
        _book.Note(Row("a", 1));
        var before = _book.Notes;
        _book.Note(Row("a", 2));
        _book.Note(Row("new", 1));

        _book.Replace([Row("a", 1), Row("b", 4)], before);
        Assert.Equal(["a 2", "b 4", "new 1"], Known());
        _book.Add([Row("a", 1), Row("b", 3)]);
        Assert.Equal(["a 2", "b 4", "new 1"], Known());
        _book.Add([Row("b", 5)]);
        Assert.Equal(["a 2", "b 5", "new 1"], Known());
    }

    [Fact]
    public void A_whole_reading_forgets_what_is_not_stored_any_more_and_goes_back_where_the_storage_was_set_back()
    {
        _book.Add([Row("gone", 1), Row("back", 9)]);
        _book.Replace([Row("back", 3)], _book.Notes);
        Assert.Equal(["back 3"], Known());
    }

    [Fact]
    public void The_same_state_looked_at_later_counts()
    {
        _book.Note(Row("a", 2));
        _book.Add([Row("a", 2, hours: 1, score: 70)]);
        _book.Add([Row("a", 2, score: 10)]);
        Assert.Equal(70, Assert.Single(_book.Portfolio.All(new(), default)).Score);
    }

    [Fact]
    public void What_has_not_changed_keeps_its_portfolio_and_with_it_its_orders()
    {
        _book.Add([Row("a", 2)]);
        var portfolio = _book.Portfolio;
        _book.Add([Row("a", 2), Row("a", 1)]);
        Assert.Same(portfolio, _book.Portfolio);
        _book.Add([Row("a", 3)]);
        Assert.NotSame(portfolio, _book.Portfolio);
    }

    [Fact]
    public void In_whatever_order_rows_come_the_newest_is_known() =>
        Gen.Shuffle(Enumerable.Range(0, 24).ToArray(), 24).Sample(order =>
        {
            var book = new LaunchBook();
            foreach (var number in order)
            {
                var row = Row($"launch-{number % 3}", number / 3);
                if (number % 2 == 0)
                {
                    book.Note(row);
                }
                else
                {
                    book.Add([row]);
                }
            }

            Assert.Equal(["launch-0 7", "launch-1 7", "launch-2 7"], Known(book));
        }, iter: 200);

    [Fact]
    public void A_person_has_the_launches_in_which_they_take_part_and_those_of_unknown_people_that_are_named()
    {
        var keys = PersonKeys.Of(["ana@contoso.example", "bo@contoso.example"]);
        _book.Note(Row("hers", 1) with { Involved = keys });
        _book.Add([Row("theirs", 1) with { Involved = PersonKeys.Of(["bo@contoso.example"]) }, Row("nobodys", 1) with { Involved = "" }]);
        Assert.True(_book.Portfolio.KnowsPeople(At));
        Assert.Equal(["hers"], Ids("ana@contoso.example", "theirs"));
        Assert.Equal(["hers", "theirs"], Ids("bo@contoso.example"));
        Assert.Empty(Ids("an@contoso.example"));

        var over = Row("long-over", 1);
        _book.Add([over with { Summary = over.Summary with { Status = LaunchStatus.Completed, ChangedAt = At.AddDays(-1) } }]);
        Assert.Equal((true, false), (_book.Portfolio.KnowsPeople(At), _book.Portfolio.KnowsPeople(At.AddDays(-1))));
        _book.Add([Row("old", 1), Row("older", 1)]);
        Assert.False(_book.Portfolio.KnowsPeople(At));
        Assert.Equal(["hers", "old"], Ids("ana@contoso.example", "old", "theirs"));

        IEnumerable<string> Ids(string person, params string[] named) => _book.Portfolio.OfPerson(person, named.ToHashSet()).All(new(), default).Select(launch => launch.Id).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_key_is_found_whole_or_not_at_all() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 12].List[1, 12].Sample(people =>
        {
            var keys = PersonKeys.Of(people);
            Assert.Equal((people.Distinct().Count() * 17) - 1, keys.Length);
            Assert.All(people, person => Assert.True(PersonKeys.Has(keys, PersonKeys.KeyOf(person))));
            Assert.False(PersonKeys.Has(keys, PersonKeys.KeyOf("somebody@contoso.example")));
        }, iter: 200);

    private List<string> Known() => Known(_book);

    private static List<string> Known(LaunchBook book) => [.. book.Portfolio.All(new(), default).Select(launch => $"{launch.Id} {launch.GatesPassed}").Order(StringComparer.Ordinal)];

    private static IndexedLaunch Row(string id, int sequence, int hours = 0, int score = 50) =>
        new(RandomSummaries.Any.Single() with { Id = id, GatesPassed = sequence, Score = score }, sequence, At.AddHours(hours));
}
