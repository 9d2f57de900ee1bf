using System.Text;

namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>The text form of a surface: <c># assembly …</c>, then a block for each type, blocks parted by an empty line.</summary>
internal static class ApiListing
{
    public static IReadOnlyList<ApiType> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => Parse(File.ReadAllText(file)))];

    public static IReadOnlyList<ApiType> Parse(string text)
    {
        var types = new List<ApiType>();
        var assembly = "";
        foreach (var block in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Trim('\n').Split('\n');
            if (lines[0].StartsWith("# ", StringComparison.Ordinal))
            {
                assembly = lines[0].Split(' ')[1].TrimEnd(':');
            }
            else
            {
                types.Add(new ApiType(assembly, NameIn(lines[0]), lines[0], [.. lines[1..].Select(Member)]));
            }
        }

        return types;
    }

    public static string Render(IEnumerable<ApiType> types)
    {
        var text = new StringBuilder();
        foreach (var assembly in types.GroupBy(type => type.Assembly).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("# ").Append(assembly.Key).Append("\n\n");
            foreach (var type in assembly.OrderBy(type => type.Name, StringComparer.Ordinal))
            {
                text.Append(type.Header).Append('\n');
                text.AppendJoin("", type.Members.Select(member => $"  {member}\n")).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string NameIn(string header) => header.Split(" : ")[0].Split([' '], KindWords(header) + 1)[^1];

    private static int KindWords(string header) =>
        header.Split(' ').TakeWhile(word => word is "abstract" or "sealed" or "static" or "class" or "struct" or "interface" or "enum" or "delegate").Count();

    // The tool that read the official assemblies marked an optional struct behind "out" twice.
    private static string Member(string line) => line.Trim().Replace("??", "?", StringComparison.Ordinal);
}
