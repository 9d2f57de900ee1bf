namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

public sealed class ApiComparerTests
{
    private const string Assembly = "Official";

    private static readonly ApiType Official = ApiReflection.Read(typeof(Samples.Waiter), Assembly);

    [Fact]
    public void The_reader_spells_a_type_as_the_listings_do()
    {
        const string listing = """
            # Official 1.0: public and protected surface

            abstract class LaunchControl.LocalHost.Tests.ClosedNetwork.Samples.Waiter : System.IDisposable
              Dispose() : void
              abstract WaitAsync<T>(string name, System.Threading.CancellationToken cancellationToken = default) : System.Threading.Tasks.Task<T>
              abstract property IsOpen : bool { get }
              protected ctor(string? label = null, bool open = true, int? limit = null, System.DayOfWeek day = Friday)
              static Find(string name, out System.TimeSpan? found, params string[] more) : string?
              static const field Limit : int
              virtual property Day : System.DayOfWeek? { get init }
            """;
        var listed = Assert.Single(ApiListing.Parse(listing));

        Assert.Equal(listed.Header, Official.Header);
        Assert.Equal(listed.Members, Official.Members);
    }

    [Theory]
    [InlineData("open = true", "open = false", "declares \"protected ctor(string? label = null, bool open = false")]
    [InlineData("string name,", "string eventName,", "declares \"abstract WaitAsync<T>(string eventName,")]
    [InlineData("abstract WaitAsync", "virtual WaitAsync", "lacks \"abstract WaitAsync<T>(string name,")]
    [InlineData("{ get init }", "{ get set }", "official is \"virtual property Day : System.DayOfWeek? { get init }\"")]
    [InlineData("Task<T>", "ValueTask<T>", "ValueTask<T>\", official is")]
    [InlineData("Dispose()", "Close()", "official is nothing of that name")]
    public void A_changed_member_is_found(string part, string changed, string expected)
    {
        var declared = Official with { Members = [.. Official.Members.Select(member => member.Replace(part, changed, StringComparison.Ordinal))] };

        Assert.Contains(ApiComparer.Differences([declared], [Official]), difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_abstract_member_is_found_and_a_missing_other_member_is_not()
    {
        var declared = Official with { Members = [.. Official.Members.Where(member => !member.Contains("IsOpen", StringComparison.Ordinal) && !member.StartsWith("Dispose", StringComparison.Ordinal))] };

        var difference = Assert.Single(ApiComparer.Differences([declared], [Official]));
        Assert.Contains("lacks \"abstract property IsOpen : bool { get }\"", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_interface_member_is_found()
    {
        var official = ApiReflection.Read(typeof(IDisposable), Assembly);

        Assert.Contains("lacks \"Dispose() : void\"", Assert.Single(ApiComparer.Differences([official with { Members = [] }], [official])), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_base_type_and_an_invented_type_are_found()
    {
        var sealedOne = Official with { Header = Official.Header.Replace("abstract", "sealed", StringComparison.Ordinal) };

        Assert.Contains("official is \"abstract class", Assert.Single(ApiComparer.Differences([sealedOne], [Official])), StringComparison.Ordinal);
        Assert.Contains("no such official type", Assert.Single(ApiComparer.Differences([Official], [])), StringComparison.Ordinal);
    }
}
