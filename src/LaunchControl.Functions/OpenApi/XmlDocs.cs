using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.OpenApi;

/// <summary>The documentation comments of our types, from the XML files that the build puts beside the assemblies. Where there is none, nothing is described.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    public XmlDocs(params IReadOnlyList<Assembly> assemblies)
    {
        var files = assemblies.Select(assembly => Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"));
        foreach (var member in files.Where(File.Exists).SelectMany(file => XDocument.Load(file).Descendants("member")))
        {
            _members.TryAdd(member.Attribute("name")!.Value, member);
        }
    }

    public string? Of(Type type) => Text(Find("T", type.FullName)?.Element("summary"));

    /// <summary>What a property says, or the parameter of a positional record that it comes from.</summary>
    public string? Of(PropertyInfo property) =>
        Text(Find("P", $"{property.DeclaringType!.FullName}.{property.Name}")?.Element("summary"))
        ?? Text(Find("T", property.DeclaringType.FullName)?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == property.Name));

    private XElement? Find(string kind, string? name) => _members.GetValueOrDefault($"{kind}:{name?.Replace('+', '.')}");

    private static string? Text(XElement? element) =>
        element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim() is { Length: > 0 } text ? text : null;

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } see => Last(see.Attribute("cref")?.Value ?? see.Attribute("name")?.Value ?? ""),
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    private static string Last(string reference)
    {
        var name = reference.Split('(')[0].Split('.')[^1];
        return $"`{ApiJson.Spelled(name)}`";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
