using System.Globalization;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>Something that waits on a person, with the launch that it is in.</summary>
public sealed record PersonAsk(Launch Launch, Ask Ask)
{
    /// <summary>Sorts the most urgent first; another one for everything that waits on the same person.</summary>
    public string Order => string.Create(CultureInfo.InvariantCulture, $"{Ask.DueAt.UtcTicks:D19}|{Launch.Id}|{Ask.Key}");

    /// <summary>Everything that waits on a person in these launches, most urgent first: their own, and what they are asked in somebody else's place.</summary>
    public static IReadOnlyList<PersonAsk> Of(string person, IEnumerable<Launch> launches, DateTimeOffset now) =>
    [
        .. launches.SelectMany(launch => AskList.Of(launch, now), (launch, ask) => new PersonAsk(launch, ask))
            .Where(one => one.Ask.Person == person).OrderBy(one => one.Order, StringComparer.Ordinal),
    ];
}
