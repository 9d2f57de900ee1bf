using System.Text.RegularExpressions;
using LaunchControl.Drivers;

namespace LaunchControl.Deployment.Tests.Templates;

/// <summary>What can be told of a Bicep file by reading it.</summary>
internal sealed partial record BicepFile(string Path, string Text)
{
    public static string Folder { get; } = System.IO.Path.Combine(Repository.Root, "infra");

    public static IReadOnlyList<BicepFile> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public string Name => System.IO.Path.GetRelativePath(Folder, Path).Replace('\\', '/');

    /// <summary>Name of each parameter, whether it has a default, and whether a description stands above it.</summary>
    public IReadOnlyDictionary<string, (bool HasDefault, bool IsDescribed)> Parameters =>
        Parameter().Matches(Text).ToDictionary(
            match => match.Groups["name"].Value,
            match => (match.Groups["default"].Success, match.Groups["decorators"].Value.Contains("@description(", StringComparison.Ordinal)));

    /// <summary>File of each module that is used, and the parameters that it is given.</summary>
    public IEnumerable<(string File, IReadOnlyList<string> Given)> Modules => Module().Matches(Text).Select(match =>
        (match.Groups["file"].Value, (IReadOnlyList<string>)[.. Argument(match.Groups["indent"].Value + "  ").Matches(match.Groups["params"].Value).Select(argument => argument.Groups[1].Value)]));

    public IEnumerable<string> Outputs => Output().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>A file of the folder, by its path from there.</summary>
    public static BicepFile Named(string name) => All.Single(file => file.Name == name);

    private static BicepFile Read(string path) => new(path, File.ReadAllText(path).ReplaceLineEndings("\n"));

    // A module in a loop stands two spaces further in.
    private static Regex Argument(string indent) => new($"^{indent}(\\w+):", RegexOptions.Multiline);

    [GeneratedRegex(@"(?<decorators>(?:^@.*\n)*)^param (?<name>\w+) [\w\[\]]+(?<default> = .+)?$", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^module \w+ '(?<file>[^']+)' = (?:if \(.+\) |\[\n  for .+: )?\{\n(?:.*\n)*?(?<indent> +)params: \{\n(?<params>(?:.*\n)*?)\k<indent>\}", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();
}
