using System.Text.RegularExpressions;

namespace LaunchControl.Deployment.Tests.Templates;

/// <summary>The settings that the templates give the app.</summary>
internal static partial class AppSettings
{
    /// <summary>By name, as the platform spells them; names of keys are filled in with <c>NAME</c>.</summary>
    public static IReadOnlyDictionary<string, string> InTemplate()
    {
        var text = BicepFile.Named("app/functionapp.bicep").Text;
        var blocks = Block().Matches(text).Select(match => match.Value);
        return blocks.SelectMany(block => Setting().Matches(block)).DistinctBy(Name).ToDictionary(Name, match => match.Groups["value"].Value.Trim('\''));
    }

    private static string Name(Match setting) =>
        Inserted().Replace(setting.Groups["name"].Value.Trim('\''), "NAME");

    [GeneratedRegex(@"^var (?:settings|previousSignOffKey|previousWebhookKey|schedulerSettings) = .*\{\n(?:.*\n)*?\}", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^  (?<name>\w+|'[^']+'): (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{\w+\}")]
    private static partial Regex Inserted();
}
