using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>Something that one of several launches asks of a person.</summary>
public sealed record LaunchAsk(Launch Launch, Ask Ask)
{
    /// <summary>Short, and unique: what is remembered of it goes by this.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Launch.Id}|{Ask.Person}|{Ask.Key}")))[..16];

    public AttentionPolicy Policy => Launch.Attention ?? AttentionPolicy.Default;

    /// <summary>Everything that these launches ask of somebody.</summary>
    public static IReadOnlyList<LaunchAsk> Of(string person, IEnumerable<Launch> launches, DateTimeOffset now) =>
        [.. launches.SelectMany(launch => AskList.Of(launch, now).Where(ask => ask.Person == person).Select(ask => new LaunchAsk(launch, ask)))];
}
