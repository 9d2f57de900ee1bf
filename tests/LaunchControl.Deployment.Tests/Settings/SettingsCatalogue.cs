using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LaunchControl.Functions.OpenApi;

namespace LaunchControl.Deployment.Tests.Settings;

/// <summary>Every setting that the code knows, read from its options classes.</summary>
internal static class SettingsCatalogue
{
    private static readonly XmlDocs Docs = new([typeof(LaunchControlServices).Assembly]);

    /// <summary>The classes that a section is bound to.</summary>
    public static IReadOnlyList<Type> Classes { get; } =
        [.. typeof(LaunchControlServices).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null).OrderBy(SectionOf, StringComparer.Ordinal)];

    public static IReadOnlyList<Setting> All { get; } = [.. Classes.SelectMany(Of)];

    public static string SectionOf(Type type) => (string)type.GetField("Section")!.GetRawConstantValue()!;

    public static string About(Type type) => Docs.Of(type)!;

    private static IEnumerable<Setting> Of(Type type) => Of(type, property => NameOf(type, property));

    private static IEnumerable<Setting> Of(Type type, Func<PropertyInfo, string> nameOf)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsBound))
        {
            if (IsDictionary(property) && property.PropertyType.GenericTypeArguments[1] is { } member && member != typeof(string))
            {
                foreach (var setting in Of(member, inner => $"{nameOf(property)}__{JsonNamingPolicy.CamelCase.ConvertName(inner.Name)}"))
                {
                    yield return setting;
                }

                continue;
            }

            yield return new Setting(nameOf(property), Default(property.GetValue(defaults)), Docs.Of(property) ?? throw new InvalidOperationException($"{type.Name}.{property.Name} is not described."));
        }
    }

    private static bool IsBound(PropertyInfo property) => property.SetMethod is { IsPublic: true } || IsList(property) || IsDictionary(property);

    private static bool IsList(PropertyInfo property) => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IList<>);

    private static bool IsDictionary(PropertyInfo property) => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    // The section's own value is Service Bus' connection string, as the trigger binding reads it.
    private static string NameOf(Type type, PropertyInfo property) =>
        SectionOf(type) == "ServiceBus" && property.Name == "ConnectionString" ? "ServiceBus"
        : $"{SectionOf(type)}__{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}{(IsList(property) ? "__0" : IsDictionary(property) ? "__NAME" : "")}";

    private static string Default(object? value) => value switch
    {
        null or "" or System.Collections.IEnumerable and not string => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
