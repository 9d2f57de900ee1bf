using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaunchControl.Chaos.Load;

namespace LaunchControl.Chaos.Checks;

/// <summary>Holds everything that a run left behind against what was asked for.</summary>
public sealed partial class ChaosChecks(ChaosWorld world, Ledger ledger, LaunchLife calm)
{
    public async Task<Findings> RunAsync()
    {
        var findings = new Findings();
        var stored = new StoredLaunches(world.TablePrefix);
        var ids = await stored.IdsAsync();
        foreach (var id in ids.Except(ledger.Launches))
        {
            findings.Double(1, $"launch {id} was started, and nobody was told");
        }

        var mails = (await world.Api.MailboxAsync()).ToLookup(NameOf);
        foreach (var id in ledger.Launches)
        {
            if (await stored.ReadAsync(id) is not { } launch)
            {
                findings.Lose(1, $"launch {id}");
                continue;
            }

            var trail = await stored.TrailAsync(id);
            TrailChecks.Check(trail, ledger.Of(id), findings);
            MailChecks.Check(launch.Name, [.. mails[launch.Name]], calm.Name, [.. mails[calm.Name]], trail, findings);
            if (launch.Status != Core.Launches.LaunchStatus.Completed)
            {
                findings.LeaveUnfinished($"{id} is {launch.Status}: {trail[^1].Summary}");
            }
            else if (!StoredLaunches.IsToldBy(launch, trail))
            {
                findings.LeaveUnfinished($"{id} is not what its trail adds up to");
            }
        }

        foreach (var contradiction in world.Journal.Where(IsContradiction))
        {
            findings.Double(1, contradiction);
        }

        return findings;
    }

    // A mail that is sent again after the launch has moved names the date that holds then.
    private static bool IsContradiction(string line) =>
        Contradiction().Match(line) is { Success: true } match && MailChecks.WithoutDates(match.Groups[1].Value) != MailChecks.WithoutDates(match.Groups[2].Value);

    [GeneratedRegex("^contradiction [^ ]+: '(.*)', then '(.*)'$")]
    private static partial Regex Contradiction();

    // Each launch has people of its own, but for its owner.
    private static string NameOf(JsonNode mail)
    {
        var text = mail["subject"]!.GetValue<string>() + mail["text"]!.GetValue<string>();
        var start = text.IndexOf("chaos-", StringComparison.Ordinal);
        return start < 0 ? "" : new string([.. text[start..].TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')]).TrimEnd('-');
    }
}
