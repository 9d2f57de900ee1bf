using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>
/// What the sources use of the packages that a partial feed lacks, and what is official, from the best witness at hand:
/// with the contracts, their reflection against the copied listings; with the real packages, the recorded surface against the real assemblies.
/// </summary>
internal sealed class CompileSurface
{
    private const string TableStart = "<!-- compile surface: start -->";
    private const string TableEnd = "<!-- compile surface: end -->";

    public CompileSurface()
    {
        var referenced = typeof(FunctionAttribute).Assembly;
        var isContracts = referenced.GetName().Name == "LaunchControl.ClosedNetwork.Contracts";
        var listed = ApiListing.ReadFolder(Path.Combine(Folder, "surface"));
        Declared = isContracts ? FromContracts(referenced, listed) : ApiListing.Parse(File.ReadAllText(RecordFile));
        Official = isContracts ? listed : [.. Declared.Select(Real)];
    }

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "eng", "closed-network");

    public static string RecordFile { get; } = Path.Combine(Folder, "compile-surface.txt");

    public static string ReadmeFile { get; } = Path.Combine(Folder, "README.md");

    public IReadOnlyList<ApiType> Declared { get; }

    public IReadOnlyList<ApiType> Official { get; }

    /// <summary>The given README with its table of assemblies and types brought up to date.</summary>
    public string WithTable(string readme)
    {
        var rows = Declared.Where(type => !IsNested(type)).GroupBy(type => type.Assembly).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"| {group.Key} | {string.Join(", ", group.Select(ShortName).Order(StringComparer.Ordinal))} |\n");
        var table = $"{TableStart}\n| assembly | types |\n| --- | --- |\n{string.Concat(rows)}{TableEnd}";
        var start = readme.IndexOf(TableStart, StringComparison.Ordinal);
        var end = readme.IndexOf(TableEnd, StringComparison.Ordinal) + TableEnd.Length;
        return readme[..start] + table + readme[end..];
    }

    private bool IsNested(ApiType type) => Declared.Any(outer => type.Name.StartsWith(outer.Name + '.', StringComparison.Ordinal));

    private static string ShortName(ApiType type) => type.Name[(type.Name.Split('<')[0].LastIndexOf('.') + 1)..].Replace("<", "\\<", StringComparison.Ordinal);

    private static ApiType[] FromContracts(Assembly contracts, IEnumerable<ApiType> listed)
    {
        var assemblies = listed.ToDictionary(type => type.Name, type => type.Assembly);
        return
        [
            .. ApiReflection.VisibleTypes(contracts)
                .Select(type => ApiReflection.Read(type, assemblies.GetValueOrDefault(ApiNames.Of(type), "(in no listing)"))),
        ];
    }

    private static ApiType Real(ApiType declared)
    {
        var types = ApiReflection.VisibleTypes(Assembly.Load(declared.Assembly));
        return types.Where(type => ApiNames.Of(type) == declared.Name).Select(type => ApiReflection.Read(type, declared.Assembly)).FirstOrDefault()
            ?? new ApiType(declared.Assembly, declared.Name, $"(not in {declared.Assembly})", []);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LaunchControl.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No LaunchControl.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
