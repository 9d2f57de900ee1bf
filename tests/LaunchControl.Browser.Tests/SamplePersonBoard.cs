using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Pages;

namespace LaunchControl.Browser.Tests;

/// <summary>What waits on a person, with little and with much to show.</summary>
internal static class SamplePersonBoard
{
    public static PersonBoardModel Of(string person, bool isSelf, IReadOnlyList<Launch> launches)
    {
        IReadOnlyList<LaunchAsk> asks = [.. LaunchAsk.Of(person, launches, SampleGate.Now).OrderBy(AskOrder.Of, StringComparer.Ordinal)];
        return new PersonBoardModel
        {
            Person = person,
            IsSelf = isSelf,
            Asks = asks,
            Absence = isSelf ? null : new Absence(person, new DateOnly(2027, 1, 18), new DateOnly(2027, 1, 22), SampleGate.Deputy),
            ReviewPaths = isSelf ? asks.Where(ask => ask.Ask.Kind == AskKind.SignOff).ToDictionary(ask => ask.Id, _ => "/sign-off/x") : new Dictionary<string, string>(),
            Now = SampleGate.Now,
        };
    }
}
